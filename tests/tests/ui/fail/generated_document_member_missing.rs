//! A member that every entry of a JSON document needs.

use dts_generated::dts::documents::{MigrationObject, migration_object::{Database, IncludedTable}};

fn main() {
    let table = IncludedTable::builder().filter_condition("id > 100").build();
    let _: MigrationObject = vec![Database::builder().db_name("shop").table_includes([table]).build()];
}

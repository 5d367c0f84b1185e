//! How many requests one host gets at once.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Target;

/// A limit for each host.
pub(super) struct Limits {
    per_host: Option<usize>,
    hosts: Mutex<HashMap<Target, Arc<Semaphore>>>,
}

impl Limits {
    pub(super) fn new(per_host: Option<usize>) -> Self {
        let per_host = per_host.map(|limit| limit.min(Semaphore::MAX_PERMITS));
        Self { per_host, hosts: Mutex::default() }
    }

    /// Waits until a request may be sent. It counts until what this gives is dropped.
    pub(super) async fn acquire(&self, target: &Target) -> Option<OwnedSemaphorePermit> {
        let limit = self.per_host?;
        let host = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(target.clone()).or_insert_with(|| Arc::new(Semaphore::new(limit))))
        };
        // It is never closed.
        host.acquire_owned().await.ok()
    }
}

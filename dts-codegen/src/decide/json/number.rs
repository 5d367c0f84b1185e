//! Numbers as JSON writes them.

/// Whether the text is a number by JSON's grammar.
pub(super) fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (text, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(text, exponent)| (text, Some(exponent)));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(text, fraction)| (text, Some(fraction)));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

/// A number as it is written when it was read; `None` if it is none that can be held.
pub(super) fn number_text(text: &str) -> Option<String> {
    let is_whole = !text.contains(['.', 'e', 'E']) && text != "-0";
    if is_whole && let Ok(number) = text.parse::<i128>() {
        let fits = u64::try_from(number).is_ok() || i64::try_from(number).is_ok();
        if fits {
            return Some(number.to_string());
        }
    }
    let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    let scientific = format!("{number:e}");
    let (digits, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    Some(match exponent {
        -5..=15 => {
            let plain = number.to_string();
            if plain.contains('.') { plain } else { format!("{plain}.0") }
        }
        _ => format!("{digits}e{exponent:+}"),
    })
}

//! Which style the people of a language and country write numbers in.

use super::style::NumberStyle;

/// Environment variables that decide how numbers are written, the strongest first (POSIX).
const POSIX_VARIABLES: [&str; 3] = ["LC_ALL", "LC_NUMERIC", "LANG"];

impl NumberStyle {
    /// The style of the system's language and country.
    ///
    /// Separators that a user chose apart from the language are not known here. A system that tells
    /// nothing counts as English.
    #[must_use]
    pub fn of_system() -> Self {
        let is_posix = cfg!(all(unix, not(target_vendor = "apple")));
        // the language of messages, which the crate reads, may be another than that of numbers
        let posix = POSIX_VARIABLES
            .iter()
            .filter(|_| is_posix)
            .filter_map(|name| std::env::var(name).ok())
            .find(|locale| !locale.is_empty());
        let locale = posix.or_else(sys_locale::get_locale);
        locale.map_or(Self::ENGLISH, |locale| Self::of_locale(&locale))
    }

    /// The style of a locale such as `de-CH` or `pt_BR.UTF-8`; an unknown one counts as English.
    ///
    /// Source: Unicode Common Locale Data Repository, version 48.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let tag = locale.split(['.', '@']).next().unwrap_or_default();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let is_region =
            |part: &&str| part.len() == 2 || part.starts_with(|c: char| c.is_ascii_digit());
        let region = parts.find(is_region).unwrap_or_default().to_ascii_uppercase();
        match (language.as_str(), region.as_str()) {
            ("de" | "it" | "gsw", "CH" | "LI") | ("en", "CH") => Self::SWISS,
            ("en", "IN") => Self::INDIAN,
            ("en", "AT" | "BE" | "DE" | "DK" | "NL" | "SI") => Self::GERMAN,
            ("en", "FI" | "SE" | "ZA") => Self::NORDIC,
            ("de", "AT") | ("es", "CR") | ("fr", "CA") => Self::NORDIC,
            ("fr", "LU" | "MA") | ("pt", "" | "BR") => Self::GERMAN,
            ("ar", "DZ" | "LB" | "LY" | "MA" | "MR" | "TN") => Self::GERMAN,
            (
                "es",
                "419" | "BR" | "BZ" | "CU" | "DO" | "GT" | "HN" | "MX" | "NI" | "PA" | "PE" | "PR"
                | "SV" | "US",
            ) => Self::ENGLISH,
            ("ta", "MY" | "SG") => Self::ENGLISH,
            (
                "az" | "bs" | "ca" | "da" | "de" | "el" | "es" | "eu" | "fo" | "gl" | "hr" | "id"
                | "is" | "it" | "lb" | "mk" | "nl" | "ro" | "sl" | "sr" | "tr" | "vi",
                _,
            ) => Self::GERMAN,
            ("fr" | "rm", _) => Self::FRENCH,
            (
                "af" | "be" | "bg" | "cs" | "et" | "fi" | "hu" | "hy" | "ka" | "kk" | "ky" | "lt"
                | "lv" | "nb" | "nn" | "no" | "pl" | "pt" | "ru" | "se" | "sk" | "sq" | "sv" | "uk"
                | "uz",
                _,
            ) => Self::NORDIC,
            ("gsw", _) => Self::SWISS,
            (
                "as" | "bn" | "gu" | "hi" | "kok" | "ml" | "mr" | "ne" | "or" | "pa" | "ta" | "te",
                _,
            ) => Self::INDIAN,
            _ => Self::ENGLISH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `Intl.NumberFormat` writes 1234567.8 with the data of CLDR 48, the kind of apostrophe apart.
    #[test]
    fn a_locale_has_the_style_of_its_language_and_country() {
        for (locales, style) in [
            (
                "en en-GB en_US.UTF-8 zh-Hans-CN ja-JP ko es-MX es-419 he C POSIX",
                NumberStyle::ENGLISH,
            ),
            (
                "de de-DE de_DE.UTF-8@euro es it nl id tr pt-BR pt da sr-Latn-RS en-DE ar-MA",
                NumberStyle::GERMAN,
            ),
            ("fr fr_FR.UTF-8 fr-CH fr-BE", NumberStyle::FRENCH),
            ("nb no sv fi ru pl cs uk pt-PT fr-CA de-AT en-ZA uz-Cyrl-UZ", NumberStyle::NORDIC),
            ("de-CH it-CH DE_ch.utf8 de-LI en-CH", NumberStyle::SWISS),
            ("en-IN hi hi-IN bn te", NumberStyle::INDIAN),
            ("", NumberStyle::ENGLISH),
            ("x-klingon", NumberStyle::ENGLISH),
            ("--__..@@", NumberStyle::ENGLISH),
        ] {
            for locale in locales.split(' ') {
                assert_eq!(NumberStyle::of_locale(locale), style, "{locale}");
            }
        }
    }
}

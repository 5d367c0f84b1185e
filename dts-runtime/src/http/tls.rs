//! TLS: whom to trust.

use std::sync::Arc;

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
        verify_server_name,
    },
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
    server::ParsedCertificate,
};

use super::settings::HttpSettings;

/// TLS as the settings want it; what is wrong with their certificates is added to `faults`.
pub(crate) fn client_config(settings: &HttpSettings, faults: &mut Vec<String>) -> Option<ClientConfig> {
    // What the program has chosen for the process, such as a provider with certified modules.
    let provider = CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()));
    let own = own_certificates(settings, faults);
    let trust = match verifier(settings, own, &provider) {
        Ok(trust) => trust,
        Err(fault) => {
            faults.push(fault);
            return None;
        }
    };
    let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    match versions {
        Ok(builder) => {
            Some(builder.dangerous().with_custom_certificate_verifier(Arc::new(trust)).with_no_client_auth())
        }
        Err(error) => {
            faults.push(format!("the process's provider of cryptography can't be used: {error}"));
            None
        }
    }
}

/// The certificates of the settings.
fn own_certificates(settings: &HttpSettings, faults: &mut Vec<String>) -> Vec<CertificateDer<'static>> {
    let mut certificates = Vec::new();
    for text in &settings.ca_certificates {
        let before = certificates.len();
        for certificate in CertificateDer::pem_slice_iter(text.as_bytes()) {
            let usable = certificate.map_err(|error| error.to_string()).and_then(|certificate| {
                let mut store = RootCertStore::empty();
                store.add(certificate.clone()).map_err(|error| error.to_string())?;
                Ok(certificate)
            });
            match usable {
                Ok(certificate) => certificates.push(certificate),
                Err(error) => {
                    faults.push(format!("`ca_certificates` has a certificate that can't be read: {error}"));
                    return certificates;
                }
            }
        }
        if certificates.len() == before {
            let fault = "`ca_certificates` has a text without any certificate; it must be PEM, with lines such as \
                         `-----BEGIN CERTIFICATE-----`";
            faults.push(String::from(fault));
        }
    }
    certificates
}

fn verifier(
    settings: &HttpSettings,
    own: Vec<CertificateDer<'static>>,
    provider: &Arc<CryptoProvider>,
) -> Result<Trust, String> {
    if settings.accept_invalid_certificates {
        return Ok(Trust::All(Arc::clone(provider)));
    }
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots.add_parsable_certificates(own.iter().cloned());
    if roots.is_empty() {
        return Ok(Trust::Nobody(Arc::clone(provider)));
    }
    WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider))
        .build()
        .map(|known| Trust::Known { known, own })
        .map_err(|error| format!("the trusted certificates can't be used: {error}"))
}

/// Whom to trust.
#[derive(Debug)]
enum Trust {
    /// Those that the operating system knows, and those of the settings.
    Known { known: Arc<WebPkiServerVerifier>, own: Vec<CertificateDer<'static>> },
    /// The machine has no certificates, which matters only where TLS is spoken.
    Nobody(Arc<CryptoProvider>),
    /// Everybody.
    All(Arc<CryptoProvider>),
}

impl ServerCertVerifier for Trust {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match self {
            Self::All(_) => Ok(ServerCertVerified::assertion()),
            Self::Nobody(_) => Err(CertificateError::UnknownIssuer.into()),
            Self::Known { known, own } => {
                let verdict = known.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
                match verdict {
                    // `openssl req -x509` marks self-signed certificates as those of a CA, which webpki refuses in a
                    // server, after the dates were found good. One that the user has named is trusted all the same.
                    Err(Error::InvalidCertificate(CertificateError::Other(error)))
                        if is_ca_as_server(&error) && own.iter().any(|known| known == end_entity) =>
                    {
                        verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
                        Ok(ServerCertVerified::assertion())
                    }
                    verdict => verdict,
                }
            }
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        match self {
            Self::Known { known, .. } => known.verify_tls12_signature(message, cert, dss),
            Self::Nobody(provider) | Self::All(provider) => {
                let algorithms = &provider.signature_verification_algorithms;
                rustls::crypto::verify_tls12_signature(message, cert, dss, algorithms)
            }
        }
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        match self {
            Self::Known { known, .. } => known.verify_tls13_signature(message, cert, dss),
            Self::Nobody(provider) | Self::All(provider) => {
                let algorithms = &provider.signature_verification_algorithms;
                rustls::crypto::verify_tls13_signature(message, cert, dss, algorithms)
            }
        }
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        match self {
            Self::Known { known, .. } => known.supported_verify_schemes(),
            Self::Nobody(provider) | Self::All(provider) => {
                provider.signature_verification_algorithms.supported_schemes()
            }
        }
    }
}

/// Whether a server's certificate is refused for being marked as that of a CA.
fn is_ca_as_server(error: &OtherError) -> bool {
    // The error's type is webpki's, which is no dependency of ours; should it be renamed, nobody is trusted wrongly.
    error.0.to_string() == "CaUsedAsEndEntity"
}

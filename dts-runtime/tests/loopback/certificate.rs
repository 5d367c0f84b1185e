//! Certificates for the server.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// A server's certificate.
pub(crate) struct Certificate {
    /// For the server.
    pub(crate) config: Arc<ServerConfig>,
    /// For whoever is to trust it: its own, or that of the CA that signed it.
    pub(crate) trusted: String,
}

fn params(name: &str) -> CertificateParams {
    CertificateParams::new([name.to_owned()]).unwrap()
}

fn expired(mut params: CertificateParams) -> CertificateParams {
    params.not_before = rcgen::date_time_ymd(2001, 1, 1);
    params.not_after = rcgen::date_time_ymd(2002, 1, 1);
    params
}

fn as_ca(mut params: CertificateParams) -> CertificateParams {
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

/// Signed by itself, for this name.
pub(crate) fn self_signed(name: &str) -> Certificate {
    signed_by_itself(params(name))
}

/// The same, and long expired.
pub(crate) fn self_signed_and_expired(name: &str) -> Certificate {
    signed_by_itself(expired(params(name)))
}

/// Signed by itself and marked as that of a CA, as `openssl req -x509` does.
pub(crate) fn self_signed_as_ca(name: &str) -> Certificate {
    signed_by_itself(as_ca(params(name)))
}

/// The same, and long expired.
pub(crate) fn self_signed_as_ca_and_expired(name: &str) -> Certificate {
    signed_by_itself(expired(as_ca(params(name))))
}

/// Signed by a CA of its own.
pub(crate) fn signed_by_ca(name: &str) -> Certificate {
    let ca = CertifiedIssuer::self_signed(as_ca(params("ca.example.com")), KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate = params(name).signed_by(&key, &ca).unwrap();
    Certificate { config: config(certificate.der().clone(), &key), trusted: ca.pem() }
}

fn signed_by_itself(params: CertificateParams) -> Certificate {
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    Certificate { config: config(certificate.der().clone(), &key), trusted: certificate.pem() }
}

fn config(certificate: CertificateDer<'static>, key: &KeyPair) -> Arc<ServerConfig> {
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    Arc::new(builder.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap())
}

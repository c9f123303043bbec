//! The two parts of a corpus file, and the digests that guard them: the core, which the first answer needs, and the
//! annex, which may come later and belongs to one core only. Knows nothing of what is inside.

use super::bytes::digest;
use super::{ANNEX_MAGIC, CorpusError, MAGIC};

/// Magic, digest, length of the body.
const CORE_HEAD: usize = 8 + 8 + 4;
/// Magic, digest, digest of the core it belongs to.
const ANNEX_HEAD: usize = 8 + 8 + 8;

/// A corpus file of both parts.
pub(super) fn join(core: &[u8], annex: &[u8]) -> Vec<u8> {
    let edition = digest(core).to_le_bytes();
    // The digest of an annex covers the name of its core as well.
    let guarded = [&edition, annex].concat();
    let length = (core.len() as u32).to_le_bytes();
    [
        MAGIC,
        &edition[..],
        &length,
        core,
        ANNEX_MAGIC,
        &digest(&guarded).to_le_bytes(),
        &guarded,
    ]
    .concat()
}

/// Cuts a corpus file into core and annex. Looks at the head only; [`core`] and [`annex`] check the rest.
///
/// # Errors
/// The file does not begin as a corpus file of this version does, or is shorter than its core.
pub fn split(file: &[u8]) -> Result<(&[u8], &[u8]), CorpusError> {
    let reading = "core";
    let rest = after_magic(file, MAGIC).unwrap_or(Err(CorpusError::NotACorpus))?;
    let length = rest.get(8..12).ok_or(CorpusError::Truncated { reading })?;
    let length = length.iter().rev().fold(0, |n, &byte| n << 8 | usize::from(byte));
    CORE_HEAD
        .checked_add(length)
        .and_then(|end| file.split_at_checked(end))
        .ok_or(CorpusError::Truncated { reading })
}

/// The body of a core and its digest.
pub(super) fn core(core: &[u8]) -> Result<(&[u8], u64), CorpusError> {
    let body = &core[CORE_HEAD..];
    let found = digest(body);
    if core[8..16] == found.to_le_bytes() {
        Ok((body, found))
    } else {
        Err(CorpusError::Altered)
    }
}

/// The body of an annex of the core that has this digest.
pub(super) fn annex(annex: &[u8], edition: u64) -> Result<&[u8], CorpusError> {
    let reading = "annex";
    let rest = after_magic(annex, ANNEX_MAGIC).unwrap_or(Err(CorpusError::Invalid { reading }))?;
    let (expected, guarded) = rest
        .split_at_checked(8)
        .filter(|_| annex.len() >= ANNEX_HEAD)
        .ok_or(CorpusError::Truncated { reading })?;
    if digest(guarded).to_le_bytes() != *expected {
        return Err(CorpusError::Altered);
    }
    let (owner, body) = guarded.split_at(8);
    if owner == edition.to_le_bytes() {
        Ok(body)
    } else {
        Err(CorpusError::Foreign)
    }
}

/// What follows a magic; `None` if something else stands there.
fn after_magic<'b>(bytes: &'b [u8], magic: &[u8; 8]) -> Option<Result<&'b [u8], CorpusError>> {
    let (found, rest) = bytes.split_at_checked(magic.len())?;
    let (name, version) = (&found[..7], found[7]);
    (name == &magic[..7]).then_some(if version == magic[7] {
        Ok(rest)
    } else {
        Err(CorpusError::Version { found: version })
    })
}

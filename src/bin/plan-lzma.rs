//! Packs standard input as small as LZMA can: `plan-lzma [LENGTH] <BYTES >PACKED`, in the form of `xz --format=lzma` with the length in
//! its head. `LENGTH` (8 to 273) is the length of a match that is taken without looking for a longer one; any other gives other bytes.

use std::io::{Error, ErrorKind, Read, Result, Write, stdin, stdout};
use std::process::ExitCode;

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("plan-lzma: {e}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<()> {
    let (least, most) = (LzmaOptions::NICE_LEN_MIN, LzmaOptions::NICE_LEN_MAX);
    let length = match std::env::args().nth(1) {
        Some(text) => text.parse().ok().filter(|length| (least..=most).contains(length)),
        None => Some(most),
    };
    let length =
        length.ok_or_else(|| Error::new(ErrorKind::InvalidInput, format!("the length is {least} to {most}")))?;
    let mut data = Vec::new();
    stdin().read_to_end(&mut data)?;
    let mut smallest: Option<Vec<u8>> = None;
    for (lc, lp, pb) in CONTEXTS {
        let packed = packed(&data, length, lc, lp, pb)?;
        if smallest.as_ref().is_none_or(|other| packed.len() < other.len()) {
            smallest = Some(packed);
        }
    }
    stdout().write_all(&smallest.unwrap_or_default())
}

/// Bits of the byte before, of the place of a literal and of the place of a match that are looked at: of wasm and scripts, of texts in
/// characters of two bytes, of tables.
const CONTEXTS: [(u32, u32, u32); 4] = [(3, 0, 0), (4, 0, 0), (1, 1, 1), (1, 1, 0)];

fn packed(data: &[u8], nice_len: u32, lc: u32, lp: u32, pb: u32) -> Result<Vec<u8>> {
    let options = LzmaOptions {
        dict_size: u32::try_from(data.len())
            .map_err(Error::other)?
            .next_power_of_two()
            .max(1 << 12),
        lc,
        lp,
        pb,
        mode: EncodeMode::Normal,
        nice_len,
        mf: MfType::Bt4,
        depth_limit: 1000,
        preset_dict: None,
    };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(data.len() as u64))?;
    writer.write_all(data)?;
    writer.finish()
}

//! Corpus files taken apart into their blocks and put together again, lengths and digests made right: what is changed
//! inside a block comes past the digests and to the readers of that block.

use plan_explorer::segment::{self, ANNEX_MAGIC, MAGIC, bytes};

/// The blocks of both parts, the core's first.
#[derive(Clone)]
pub struct Blocks {
    pub blocks: Vec<Vec<u8>>,
    in_core: usize,
}

impl Blocks {
    /// The blocks of an undamaged file.
    pub fn of(file: &[u8]) -> Blocks {
        let (core, annex) = segment::split(file).unwrap();
        let mut blocks = blocks(&core[20..]);
        let in_core = blocks.len();
        blocks.extend(self::blocks(&annex[24..]));
        Blocks { blocks, in_core }
    }

    /// Blocks of a core and of an annex.
    pub fn new(core: Vec<Vec<u8>>, annex: Vec<Vec<u8>>) -> Blocks {
        let in_core = core.len();
        let blocks = core.into_iter().chain(annex).collect();
        Blocks { blocks, in_core }
    }

    /// The characters of all texts, one after the other, that the core holds as numbers: whoever has the file can read them.
    pub fn texts(&self) -> String {
        const TEXT: usize = 5;
        let mut block = bytes::Reader::new(&self.blocks[TEXT], "text");
        let mut last = 0;
        let mut chars = Vec::new();
        for _ in 0..block.count().unwrap() {
            last = block.after(last).unwrap();
            chars.push(char::from_u32(last).unwrap());
        }
        let numbers = block.rest().chunks_exact(2);
        numbers
            .map(|pair| chars[usize::from(u16::from_le_bytes([pair[0], pair[1]]))])
            .collect()
    }

    /// The file of these blocks.
    pub fn file(&self) -> Vec<u8> {
        let (core, annex) = self.blocks.split_at(self.in_core);
        let [core, annex] = [core, annex].map(|blocks| {
            let mut body = bytes::Writer::default();
            blocks.iter().for_each(|block| body.block(block));
            body.bytes
        });
        let length = u32::try_from(core.len()).unwrap().to_le_bytes();
        let mut file = [MAGIC, &[0; 8][..], &length, &core, ANNEX_MAGIC, &[0; 16], &annex].concat();
        reseal(&mut file);
        file
    }
}

fn blocks(body: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = bytes::Reader::new(body, "blocks");
    let mut blocks = Vec::new();
    while rest.left() > 0 {
        blocks.push(rest.block("block").unwrap().rest().to_vec());
    }
    blocks
}

/// Makes the digests of a file right, where it still has the two parts.
pub fn reseal(file: &mut [u8]) {
    let Ok((core, _)) = segment::split(file) else { return };
    let (core, annex) = file.split_at_mut(core.len());
    let edition = bytes::digest(&core[20..]).to_le_bytes();
    core[8..16].copy_from_slice(&edition);
    if annex.len() >= 24 {
        annex[16..24].copy_from_slice(&edition);
        seal_annex(annex);
    }
}

/// Makes the digest of an annex right.
pub fn seal_annex(annex: &mut [u8]) {
    let digest = bytes::digest(&annex[16..]).to_le_bytes();
    annex[8..16].copy_from_slice(&digest);
}

//! Where seeds, their manifest and their lexicons come from: a folder on disk, or files held in memory.

use std::collections::BTreeMap;

use crate::compile::CompileError;

/// A folder of seeds. Paths are relative to it and parted by `/`.
pub trait Folder {
    /// The names of the files that lie directly in the folder, in order.
    ///
    /// # Errors
    /// The folder cannot be read.
    fn files(&self) -> Result<Vec<String>, CompileError>;

    /// The bytes of a file, or `None` if there is no such file.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, CompileError>;

    /// What messages call the folder, or a file in it.
    fn name(&self, path: &str) -> String;

    /// The text of a file, or `None` if there is no such file.
    ///
    /// # Errors
    /// The file is there and cannot be read, or is not UTF-8.
    fn read_text(&self, path: &str) -> Result<Option<String>, CompileError> {
        let text = |bytes| {
            String::from_utf8(bytes).map_err(|e| CompileError::Undecodable {
                file: self.name(path),
                byte: e.utf8_error().valid_up_to(),
            })
        };
        self.read(path)?.map(text).transpose()
    }
}

/// Files held in memory, by path.
#[derive(Debug, Clone, Default)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Folder for Memory {
    fn files(&self) -> Result<Vec<String>, CompileError> {
        let here = self.0.keys().filter(|path| !path.contains('/'));
        Ok(here.cloned().collect())
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, CompileError> {
        Ok(self.0.get(path).cloned())
    }

    fn name(&self, path: &str) -> String {
        path.to_string()
    }
}

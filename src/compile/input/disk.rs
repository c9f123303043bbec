//! A folder on disk: the one place of the compiler that touches files.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::folder::Folder;
use crate::compile::CompileError;

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct Disk(pub PathBuf);

impl Disk {
    fn unreadable(&self, path: &str) -> impl Fn(std::io::Error) -> CompileError {
        let file = self.name(path);
        move |source| CompileError::Unreadable {
            file: file.clone(),
            source,
        }
    }
}

impl Folder for Disk {
    fn files(&self) -> Result<Vec<String>, CompileError> {
        let unreadable = self.unreadable("");
        let mut names = Vec::new();
        for item in std::fs::read_dir(&self.0).map_err(&unreadable)? {
            let item = item.map_err(&unreadable)?;
            if let Ok(name) = item.file_name().into_string()
                && item.path().is_file()
            {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, CompileError> {
        match std::fs::read(self.0.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(e) => Err(self.unreadable(path)(e)),
        }
    }

    fn name(&self, path: &str) -> String {
        let path = if path.is_empty() {
            self.0.clone()
        } else {
            self.0.join(path)
        };
        path.display().to_string()
    }
}

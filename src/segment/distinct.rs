//! Equal things as one number, however many there are. Lists that grow with the file are not looked through for each of
//! their items: what comes of that grows with the square of the file.

use super::bytes::digest;

/// For each key the number of the different ones before the first that equals it: equal keys have equal numbers, which count
/// on from 0 in order of first appearance.
#[inline(never)]
pub fn numbered(keys: &[u64]) -> Vec<u32> {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut numbers = vec![u32::MAX; sorted.len()];
    let mut next = 0;
    let number = |&key: &u64| {
        let number = &mut numbers[sorted.partition_point(|&other| other < key)];
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
        *number
    };
    keys.iter().map(number).collect()
}

/// The same for texts, told apart by their digests. Not generic over what gives them: each kind would be compiled anew.
pub fn texts<'t>(mut texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
    of_texts(&mut texts)
}

#[inline(never)]
fn of_texts(texts: &mut dyn Iterator<Item = &str>) -> Vec<u32> {
    let mut keys = Vec::new();
    for text in texts {
        keys.push(digest(text.as_bytes()));
    }
    numbered(&keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_have_equal_numbers_in_order_of_appearance() {
        assert_eq!(numbered(&[7, 3, 7, 9, 3, 0]), [0, 1, 0, 2, 1, 3]);
        assert_eq!(texts(["乙", "甲", "", "乙"].into_iter()), [0, 1, 2, 0]);
        assert!(numbered(&[]).is_empty());
    }
}

//! The law of time against length: of texts of any shape, one twice as long takes at most 2.3 times as long to compile.
//!
//! `GROWTH=name` measures the shapes whose names hold these words, `GROWTH_MS=1000` larger texts.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

#[path = "growth/shapes.rs"]
mod shapes;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use plan_explorer::compile::input::folder::Memory;
use plan_explorer::compile::{self, CompileError};
use shapes::{SHAPES, Shape};

/// What twice the length may cost.
const MOST: f64 = 2.3;

/// The longest text is so many bytes.
const LONGEST: usize = 1 << 23;

/// What takes longer is not measured in larger texts.
const PATIENCE: Duration = Duration::from_secs(5);

/// The time this thread has worked, where the system tells it: what other programs take does not count.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// What a shape's text takes, and how many bytes it has. The lexicons, which every folder takes time for, are in it.
fn time_of((_, ending, text): &Shape, parts: usize) -> (Duration, usize) {
    let text = text(parts).into_bytes();
    let length = text.len();
    let folder = Memory(BTreeMap::from([(format!("a.{ending}"), text)]));
    let (started, worked_before) = (Instant::now(), worked());
    match compile::compile(&folder) {
        Ok(_) | Err(CompileError::NothingRead { .. }) => {}
        Err(e) => panic!("{e}"),
    }
    let worked = worked().zip(worked_before).map(|(now, before)| now - before);
    (worked.unwrap_or_else(|| started.elapsed()), length)
}

/// The shortest of some times: what else the machine does only adds.
fn best(shape: &Shape, parts: usize, times: usize) -> (Duration, usize) {
    (0..times).map(|_| time_of(shape, parts)).min().unwrap()
}

/// What a text costs that is twice as long, and the two times it was measured by, of texts of one and of four lengths, each
/// without `floor`. The texts grow until the longer one takes `enough`; what is too much is measured again, and in larger ones.
fn growth(shape: &Shape, floor: Duration, enough: Duration) -> (f64, Duration, Duration) {
    let over = |parts, times| {
        let (time, length) = best(shape, parts, times);
        (time.saturating_sub(floor), length)
    };
    // What stays below this tells more of the machine than of the text.
    let factor = |short: Duration, long: Duration| (long.as_secs_f64() / short.max(enough / 16).as_secs_f64()).sqrt();
    let mut parts = 256;
    let (mut short, _) = over(parts, 1);
    let mut again = 3;
    loop {
        let (long, length) = over(4 * parts, 1);
        if long >= enough || length * 4 > LONGEST {
            let (short, long) = match factor(short, long) > MOST {
                true => (short.min(over(parts, 4).0), long.min(over(4 * parts, 4).0)),
                false => (short, long),
            };
            let factor = factor(short, long);
            again -= 1;
            if factor <= MOST || again == 0 || length * 4 > LONGEST || long > PATIENCE {
                return (factor, short, long);
            }
        }
        (parts, short) = (4 * parts, long);
    }
}

#[test]
fn twice_the_length_is_at_most_so_much_time() {
    let only = std::env::var("GROWTH").unwrap_or_default();
    let enough = std::env::var("GROWTH_MS").ok().and_then(|ms| ms.parse().ok());
    let enough = Duration::from_millis(enough.unwrap_or(50));
    let floor = best(&("nothing", "txt", |n| "县".repeat(n)), 1, 9).0;
    let shapes: Vec<&Shape> = SHAPES.iter().filter(|(name, ..)| name.contains(&only)).collect();
    let (next, slow) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(shape) = shapes.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (factor, short, long) = growth(shape, floor, enough);
            let (name, ending, _) = shape;
            println!("{factor:.2} {name} ({ending}): {short:?}, four times as long {long:?}");
            if factor > MOST {
                slow.lock().unwrap().push(format!("{name} ({ending}): {factor:.2}"));
            }
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        (0..threads.min(4)).for_each(|_| drop(scope.spawn(work)));
    });
    let slow = slow.into_inner().unwrap();
    assert!(
        slow.is_empty(),
        "twice as long takes more than {MOST} times:\n{}",
        slow.join("\n")
    );
}

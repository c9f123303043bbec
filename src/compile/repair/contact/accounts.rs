//! Accounts of messengers: QQ, WeChat and the like. Accounts by which an authority publishes (公众号) are no contact data.

use std::ops::Range;

use super::context::{Context, cuts_latin};
use super::plain::Plain;
use super::words::{ACCOUNTS, MESSENGERS, NUMBERED, is_hotline};

/// How long a name or a number may be.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=20;
/// The longest number of an account.
const MAX_DIGITS: usize = 12;
/// So many characters may stand between the name of a messenger and an account.
const MAX_JOINTS: usize = 24;

/// The stretches of a text that are such accounts, in order. Linear in its length.
pub(super) fn find(context: &Context) -> Vec<Range<usize>> {
    let plain = context.plain;
    let mut found = Vec::new();
    let mut at = 0;
    while at < plain.chars.len() {
        let messenger = messenger(plain, at).filter(|_| !plain.in_address(at));
        at = match messenger {
            Some(messenger) => messenger.accounts(context, &mut found),
            None => at + 1,
        };
    }
    found
}

/// The name of a messenger and what stands between it and an account.
struct Messenger {
    end: usize,
    /// Its accounts are numbers.
    numbered: bool,
    /// A word or a colon says that an account follows.
    called: bool,
}

fn messenger(plain: &Plain, at: usize) -> Option<Messenger> {
    let numbered = plain.any_word(at, NUMBERED);
    let end = numbered.or_else(|| plain.any_word(at, MESSENGERS))?;
    (!cuts_latin(plain, at, end) && plain.at(end) != '_').then_some(Messenger {
        end,
        numbered: numbered.is_some(),
        called: false,
    })
}

impl Messenger {
    /// Reads the accounts behind the name. Returns how far.
    fn accounts(mut self, context: &Context, found: &mut Vec<Range<usize>>) -> usize {
        let plain = context.plain;
        let mut at = self.end;
        while let Some(next) = self.joint(plain, at).filter(|next| next - self.end <= MAX_JOINTS) {
            at = next;
        }
        while let Some(account) = self.account(context, at) {
            at = plain.skip_most(account.end, 3, |c| {
                matches!(c, ' ' | '/' | '、' | ',' | ';' | '或' | '和' | '及')
            });
            // What follows is an account of its own kind only.
            self.called = false;
            found.push(account);
        }
        at
    }

    /// Where what stands at a place ends, if accounts may stand behind it.
    fn joint(&mut self, plain: &Plain, at: usize) -> Option<usize> {
        if let Some(next) = messenger(plain, at) {
            self.numbered &= next.numbered;
            return Some(next.end);
        }
        let word = plain.any_word(at, ACCOUNTS).filter(|&end| !cuts_latin(plain, at, end));
        self.called |= word.is_some() || matches!(plain.at(at), ':' | '=');
        // 微信群、12345热线
        self.called &= plain.at(at) != '、';
        let is_mark = matches!(plain.at(at), ':' | '=' | ' ' | '(' | ')' | '"' | '/' | '、' | '+' | '-');
        word.or(is_mark.then_some(at + 1))
    }

    /// The account that begins at a place: a number, or a name; where nothing calls it an account, a name with digits.
    fn account(&self, context: &Context, start: usize) -> Option<Range<usize>> {
        let plain = context.plain;
        let end = self.end_of(plain, start);
        let word: Vec<char> = plain.chars[start..end]
            .iter()
            .copied()
            .filter(|c| !matches!(c, '\n' | ' '))
            .collect();
        let goes_on = plain.at(end) == '.' && plain.at(end + 1).is_ascii_alphanumeric();
        let first = word.first().filter(|_| LENGTH.contains(&word.len()) && !goes_on)?;
        let digits = word.iter().filter(|c| c.is_ascii_digit()).count();
        let is_account = if digits == word.len() {
            let is_public = !self.called && is_hotline(&word.iter().collect::<String>());
            digits <= MAX_DIGITS && !is_public && !context.is_counted(end)
        } else {
            !self.numbered && first.is_ascii_alphabetic() && (self.called || digits > 0 || word.contains(&'_'))
        };
        is_account.then_some(start..end)
    }
    /// Where the account ends that may begin at a place. One that is called so may go on in the next line, with what
    /// is no word of a text.
    fn end_of(&self, plain: &Plain, start: usize) -> usize {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let end = plain.skip_most(start, LENGTH.end() + 1, is_name);
        let line_end = plain.skip_most(end, 2, |c| c == ' ');
        if end > start && plain.at(line_end) == '\n' {
            let next = plain.skip_most(line_end + 1, MAX_JOINTS, |c| c == ' ');
            let last = plain.skip_most(next, LENGTH.end() + 1, is_name);
            let rest = &plain.chars[next..last];
            let is_no_word = rest.iter().any(|c| c.is_ascii_digit() || *c == '_');
            if is_no_word
                && LENGTH.contains(&(end - start + rest.len()))
                && (self.called || end - start < *LENGTH.start())
            {
                return last;
            }
        }
        plain.skip_back(end, end - start, |c| c == '-')
    }
}

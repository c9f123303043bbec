//! Views as JSON text, for the boundary to JavaScript: one text crosses it, and `JSON.parse` makes the values there.
//!
//! Written here for its size: a serializer that makes JavaScript values one by one costs the module code for every field
//! of every view, and a call out of it for every value. It writes what views hold: structs, lists, pairs, options, names
//! of variants and plain values, but no maps and no variants with data. When not to use it: natively, serde_json does.

use std::fmt;

use serde::ser::{self, Impossible, Serialize, Serializer};

/// The text of a view. `float` writes a number that is not whole: the reader's platform knows how.
pub fn text(view: &impl Serialize, float: fn(f64) -> String) -> String {
    let mut json = Json {
        text: String::new(),
        float,
    };
    match view.serialize(&mut json) {
        Ok(()) => json.text,
        Err(never) => match never {},
    }
}

struct Json {
    text: String,
    float: fn(f64) -> String,
}

impl Json {
    #[inline(never)]
    fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A comma, unless what follows is the first in its brackets.
    fn separate(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }

    #[inline(never)]
    fn string(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        // Everything that must be escaped is one byte.
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')) {
            self.text.push_str(&rest[..at]);
            match rest.as_bytes()[at] {
                byte @ (b'"' | b'\\') => self.text.extend(['\\', byte as char]),
                byte => {
                    let digit = |value: u8| char::from(if value < 10 { b'0' + value } else { b'a' - 10 + value });
                    self.text.push_str("\\u00");
                    self.text.extend([digit(byte >> 4), digit(byte & 15)]);
                }
            }
            rest = &rest[at + 1..];
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    #[inline(never)]
    fn whole(&mut self, mut number: u64) {
        let mut digits = [0; 20];
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.text.extend(digits[first..].iter().map(|&digit| digit as char));
    }

    #[inline(never)]
    fn key(&mut self, name: &'static str) {
        self.separate();
        self.string(name);
        self.text.push(':');
    }
}

/// Writing text cannot fail.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(problem: T) -> Never {
        panic!("a view that cannot be written: {problem}")
    }
}

type Written = Result<(), Never>;

/// Methods that write a number as a wider one.
macro_rules! numbers {
    ($($method:ident $from:ty as $to:ty => $wide:ident)*) => {
        $(fn $method(self, value: $from) -> Written {
            self.$wide(<$to>::from(value))
        })*
    };
}

/// Methods for what no view holds.
macro_rules! foreign {
    ($($method:ident($($argument:ty),*) -> $ok:ty)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$ok, Never> {
            unreachable!(stringify!($method))
        })*
    };
}

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = List<'a>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Impossible<(), Never>;
    type SerializeStruct = Object<'a>;
    type SerializeStructVariant = Impossible<(), Never>;

    numbers! {
        serialize_i8 i8 as i64 => serialize_i64
        serialize_i16 i16 as i64 => serialize_i64
        serialize_i32 i32 as i64 => serialize_i64
        serialize_u8 u8 as u64 => serialize_u64
        serialize_u16 u16 as u64 => serialize_u64
        serialize_u32 u32 as u64 => serialize_u64
        serialize_f32 f32 as f64 => serialize_f64
    }

    foreign! {
        serialize_bytes(&[u8]) -> ()
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant
        serialize_map(Option<usize>) -> Self::SerializeMap
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.write(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Written {
        if value < 0 {
            self.write("-");
        }
        self.serialize_u64(value.unsigned_abs())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.whole(value);
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Written {
        if value.fract() == 0.0 && value.abs() < 1e15 {
            return self.serialize_i64(value as i64);
        }
        let number = (self.float)(value);
        self.write(&number);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        self.string(value);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.write("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        unreachable!("serialize_newtype_variant")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, Never> {
        self.write("[");
        Ok(List(self))
    }

    fn serialize_tuple(self, length: usize) -> Result<List<'a>, Never> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<List<'a>, Never> {
        self.serialize_seq(Some(length))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'a>, Never> {
        self.write("{");
        Ok(Object(self))
    }
}

struct List<'a>(&'a mut Json);

impl ser::SerializeSeq for List<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.0.separate();
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Written {
        self.0.write("]");
        Ok(())
    }
}

impl ser::SerializeTuple for List<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeTupleStruct for List<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written {
        ser::SerializeSeq::end(self)
    }
}

struct Object<'a>(&'a mut Json);

impl ser::SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        self.0.key(name);
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Written {
        self.0.write("}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    #[derive(Serialize)]
    struct View {
        text: &'static str,
        #[serde(rename = "type")]
        kind: Kind,
        missing: Option<u32>,
        there: Option<Box<View>>,
        list: Vec<(bool, i64)>,
        numbers: [f64; 5],
        score: f32,
        empty: Vec<u8>,
        most: u64,
        sign: char,
    }

    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        OneOfThem,
    }

    fn view(there: Option<Box<View>>) -> View {
        View {
            text: "“前山河” \"\\\n\u{0}\u{1f}\u{7f}[{🀄",
            kind: Kind::OneOfThem,
            missing: None,
            there,
            list: vec![(true, -5), (false, i64::MIN)],
            numbers: [1.5, -0.25, 3.0, 1e300, 0.1],
            score: 0.1,
            empty: Vec::new(),
            most: u64::MAX,
            sign: '"',
        }
    }

    #[test]
    fn reads_back_as_what_serde_json_writes() {
        let float = |number: f64| serde_json::to_string(&number).expect("a number");
        let view = view(Some(Box::new(view(None))));
        let read: serde_json::Value = serde_json::from_str(&super::text(&view, float)).expect("JSON");
        let mut expected = serde_json::to_value(&view).expect("a view");
        // A whole number is written without a point.
        expected["numbers"][2] = 3.into();
        expected["there"]["numbers"][2] = 3.into();
        assert_eq!(read, expected);
    }
}

//! A line by itself: what shape it has, whether it is a heading, whether it names who speaks or publishes.

pub mod classify;
pub mod front;
pub mod heading;
pub mod imprint;
pub mod siblings;

//! Figures in tables: what a number in a cell counts, whose and when, read from its row, its column and what stands
//! above the table.
//!
//! Rows name what is counted (指标), or whose it is (地区, 项目名称); columns say the rest. A column of numbers without a
//! heading tells nothing, and nothing is read of it. Numbers of rows, years of construction and the nature of a target
//! are no figures.

mod columns;
mod number;
mod roles;
mod setting;

use std::ops::Range;

use columns::{Column, Role, Sort};
pub use number::{holds_number, is_number_cell};
use roles::is_place;
use setting::Setting;

use crate::chinese::calendar::YearSpan;
use crate::chinese::without_blanks;

use crate::compile::figures::context::Frame;
use crate::compile::figures::lexicon::Names;
use crate::compile::figures::value::Value;
use crate::compile::tables::caption;
use crate::compile::tables::words::TableWords;
use crate::model::{Confidence, Document, FigureKind, Measure, Table, YearSource, Years, header};

/// A figure of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Index of its passage, the row.
    pub passage: usize,
    /// The value in the passage.
    pub value: Value,
    /// Statistical name.
    pub name: String,
    /// Whose it is; `None` for the own district.
    pub subject: Option<String>,
    /// What kind of quantity.
    pub measure: Measure,
    /// When.
    pub years: Option<Years>,
    /// Promised or reported.
    pub kind: FigureKind,
    /// Something about it is not certain.
    pub unsure: bool,
    /// How sure it is that its table is one.
    pub table: Confidence,
}

/// A cell of a row: its text, and where that begins in the passage.
struct Field {
    start: usize,
    text: String,
}

/// A cell that says in words what is to be done.
pub struct Prose {
    /// Index of its passage, the row.
    pub passage: usize,
    /// Where it stands in the passage.
    pub chars: Range<usize>,
    /// What title and heading say of it.
    pub frame: Frame,
    /// Whose its row is; `None` for the own district.
    pub subject: Option<String>,
    /// How sure it is that its table is one.
    pub table: Confidence,
}

/// The figures of a table, and the cells of it that are to be read as sentences are.
pub fn read(document: &Document, table: &Table, names: &Names) -> (Vec<Cell>, Vec<Prose>) {
    let text = |row: u32| document.passages[row as usize].text.as_str();
    let body = table.rows.start + table.heads..table.rows.end;
    if table.heads == 0 || body.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let width = table
        .rows
        .clone()
        .map(|row| Table::cells(text(row)).count())
        .max()
        .unwrap_or(0);
    let header = header((table.rows.start..body.start).map(text), width);
    let frame = Frame::of(document, document.passages[table.rows.start as usize].section);
    let setting = Setting::of(document, table, &frame);
    let columns: Vec<Column> = roles::apart(&header)
        .iter()
        .map(|heading| columns::column(heading, setting.year(), &frame))
        .collect();
    let rows: Vec<Vec<Field>> = body.clone().map(|row| fields(text(row))).collect();
    let reader = Reader {
        columns: roles::settled(columns, &rows),
        setting,
        frame,
        names,
        table,
    };
    let all = || rows.iter().zip(body.clone());
    let cells = all().flat_map(|(row, passage)| reader.row(row, passage));
    let prose = all().flat_map(|(row, passage)| reader.prose(row, passage));
    (cells.collect(), prose.collect())
}

fn fields(row: &str) -> Vec<Field> {
    let mut at = 0;
    let field = |text: &str| {
        let blanks = text.chars().take_while(|c| c.is_whitespace()).count();
        let field = Field {
            start: at + blanks,
            text: text.trim().to_string(),
        };
        at += text.chars().count() + 1;
        field
    };
    Table::cells(row).map(field).collect()
}

/// Whether the heading of a column says that it holds figures: 2023年实际, 比上年增长.
pub fn says_kind(heading: &str) -> bool {
    let growth = TableWords::get().says.growth.within(heading);
    growth || columns::years_of(heading).0.is_some() || columns::kind_of(heading).is_some()
}

struct Reader<'a> {
    columns: Vec<Column>,
    setting: Setting,
    frame: Frame,
    names: &'a Names,
    table: &'a Table,
}

/// What a row says of all its figures.
struct RowSays {
    /// What is counted, where the row says so, with its unit.
    name: Option<String>,
    unit: Option<String>,
    subject: Option<String>,
    year: Option<YearSpan>,
    period: Option<YearSpan>,
}

impl Reader<'_> {
    fn row(&self, row: &[Field], passage: u32) -> Vec<Cell> {
        self.of_role(row, passage, Role::Value)
            .filter_map(|(at, field)| self.cell(field, &self.columns[at], &self.says(row, at), passage as usize))
            .collect()
    }

    fn prose(&self, row: &[Field], passage: u32) -> Vec<Prose> {
        let caption = self.table.caption.as_deref();
        let cells = |role: Role| {
            let prose = move |(at, field): (usize, &Field)| Prose {
                passage: passage as usize,
                chars: field.start..field.start + field.text.chars().count(),
                frame: self.frame.below(caption, role == Role::Progress),
                subject: self.says(row, at).subject,
                table: self.table.confidence,
            };
            self.of_role(row, passage, role).map(prose)
        };
        cells(Role::Prose).chain(cells(Role::Progress)).collect()
    }

    /// The cells of a row in columns of one role, with their column; not those that repeat another.
    fn of_role<'r>(&'r self, row: &'r [Field], passage: u32, role: Role) -> impl Iterator<Item = (usize, &'r Field)> {
        let at = passage - self.table.rows.start;
        let is_repeated = move |column: usize| self.table.repeated.binary_search(&(at, column as u32)).is_ok();
        let cells = row.iter().zip(&self.columns).enumerate();
        cells
            .filter(move |(at, (_, column))| column.role == role && !is_repeated(*at))
            .map(|(at, (field, _))| (at, field))
    }

    /// What a row says of the figure in its column `at`: by the nearest column before it that says it, else by the first.
    fn says(&self, row: &[Field], at: usize) -> RowSays {
        let of = |role: Role| {
            let before = self.columns[..at].iter().rposition(|column| column.role == role);
            let at = before.or_else(|| self.columns.iter().position(|column| column.role == role))?;
            row.get(at)
                .map(|field| field.text.as_str())
                .filter(|text| !text.is_empty())
        };
        let named = of(Role::Name).map(columns::years_of);
        let of_name = named.as_ref().and_then(|(years, _)| *years);
        let (name, in_name) = named.map(|(_, rest)| name_and_unit(&rest)).unzip();
        let whose = of(Role::Place).or(of(Role::Project)).map(without_number);
        let own = |text: &str| {
            let bare: String = without_blanks(text);
            TableWords::get().rows.total.has(&bare) || self.frame.district.contains(&bare)
        };
        RowSays {
            name,
            unit: of(Role::Unit)
                .filter(|unit| caption::is_unit(unit))
                .map(str::to_string)
                .or(in_name.flatten()),
            subject: whose.filter(|text| !own(text)),
            year: of(Role::Year).and_then(|text| columns::years_of(text).0).or(of_name),
            period: of(Role::Period).and_then(|text| columns::years_of(text).0),
        }
    }

    fn cell(&self, field: &Field, column: &Column, says: &RowSays, passage: usize) -> Option<Cell> {
        let number = number::number(&field.text)?;
        let summed = number.summed || column.sort == Sort::Sum && column.years.is_none_or(|years| !years.is_year());
        let sort = if number.summed { Sort::Sum } else { column.sort };
        let title = self.title(column, says)?;
        let (mut name, measure) = self.name(&title, sort, says.unit.as_deref());
        if let Some(plan) = &column.plan {
            name = format!("{name}({plan})");
        }
        let kind = column.kind.unwrap_or_else(|| self.kind_of(column, says));
        let years = self.years(column, says, kind, summed, measure);
        let unit = self.unit(column, says, sort, &name);
        let value = number.value(field.start, unit.as_deref());
        let whose_column = says
            .name
            .is_some()
            .then_some(column.name.as_str())
            .filter(|name| is_place(name));
        let subject = whose_column.filter(|name| {
            !self.frame.district.iter().any(|own| own == name) && !TableWords::get().rows.total.has(name)
        });
        Some(Cell {
            passage,
            table: self.table.confidence,
            unsure: value.doubtful || name.is_empty(),
            value,
            name,
            subject: subject.map(str::to_string).or_else(|| says.subject.clone()),
            measure,
            years,
            kind,
        })
    }

    /// What a figure counts, as row and column say.
    fn title(&self, column: &Column, says: &RowSays) -> Option<String> {
        match &says.name {
            Some(name) if TableWords::get().rows.total.has(name) && self.setting.name().is_some() => {
                self.setting.name()
            }
            Some(name) if column.name.is_empty() && column.is_done() => {
                Some(format!("{}{DONE}", self.names.canonical(name)))
            }
            Some(name) if column.name.is_empty() || is_place(&column.name) => Some(name.clone()),
            // 原油加工量 has its 产量 in its name.
            Some(name) if column.name.chars().count() <= 2 && name.chars().last() == column.name.chars().last() => {
                Some(name.clone())
            }
            Some(name) => Some(format!("{name}{}", column.name)),
            None => Some(column.name.clone())
                .filter(|name| !name.is_empty())
                .or_else(|| self.setting.name()),
        }
    }

    /// The statistical name of a title, and what kind of quantity it is. A growth rate has a name of its own.
    fn name(&self, title: &str, sort: Sort, unit: Option<&str>) -> (String, Measure) {
        let says = &TableWords::get().says;
        let base = says
            .growth
            .strip_end(title.trim_end_matches('率'))
            .filter(|base| base.chars().count() >= 2);
        let base = base.map(|base| says.average.strip_end(base).unwrap_or(base));
        let is_rate = base.is_some() && unit.is_none_or(|unit| unit.contains('%'));
        let listed = self.names.canonical(title);
        let rate = |word: &str| format!("{}{word}", self.names.canonical(base.unwrap_or(title)));
        match sort {
            Sort::Average => (rate("年均增速"), Measure::AverageGrowth),
            Sort::Growth => (rate("增速"), Measure::Growth),
            Sort::Sum => (
                if says.sum.within(&listed) {
                    listed
                } else {
                    format!("{listed}{SUMMED}")
                },
                Measure::Cumulative,
            ),
            _ if is_rate && says.average.within(title) => (rate("年均增速"), Measure::AverageGrowth),
            _ if is_rate => (rate("增速"), Measure::Growth),
            Sort::Share => (listed, Measure::Share),
            Sort::Level => {
                let measure = measure(unit.or(self.setting.unit.as_deref()).unwrap_or_default());
                (listed, measure)
            }
        }
    }

    /// The unit of a figure: of its column, of its row, of the table.
    fn unit(&self, column: &Column, says: &RowSays, sort: Sort, name: &str) -> Option<String> {
        let relative = matches!(sort, Sort::Average | Sort::Growth | Sort::Share);
        let rate = name.ends_with("增速");
        let unit = match () {
            () if relative => column.unit.clone(),
            () if says.name.is_some() => says.unit.clone().or(column.unit.clone()),
            () => column.unit.clone().or(says.unit.clone()),
        };
        let unit = unit.or_else(|| {
            if rate {
                Some("%".to_string())
            } else {
                self.setting.unit.clone()
            }
        })?;
        // A share that grew so much in all grew by points; what falls by so much does so in percent.
        let changes = says_change(name);
        Some(match sort {
            Sort::Sum if unit == "%" && !changes => POINTS.to_string(),
            _ => unit,
        })
    }

    fn kind_of(&self, column: &Column, says: &RowSays) -> FigureKind {
        let said = self.setting.kind.unwrap_or(self.setting.fallback);
        let years = column.years.or(says.year).filter(|_| self.frame.planned.from > 0);
        match years {
            // A year that is over, in a table of what is planned.
            Some(years) if years.to < self.frame.planned.from => FigureKind::Outcome,
            Some(years) if said == FigureKind::Outcome && years.to <= self.frame.reviewed.to => said,
            Some(_) => FigureKind::Target,
            None => said,
        }
    }

    fn years(
        &self,
        column: &Column,
        says: &RowSays,
        kind: FigureKind,
        summed: bool,
        measure: Measure,
    ) -> Option<Years> {
        let plan = Some(self.frame.planned).filter(|years| !years.is_year() && years.from > 0);
        let of_period = plan.filter(|_| summed || measure == Measure::AverageGrowth);
        let whole = says.period.filter(|_| column.whole);
        let own = column
            .years
            .filter(|years| !years.is_year() || of_period.is_none_or(|plan| years.to != plan.to));
        // 〔15.2〕 in the column of 2020 adds up over the plan before.
        let earlier = own
            .zip(of_period)
            .filter(|(own, plan)| summed && own.is_year() && own.to < plan.from);
        let earlier = earlier.map(|(own, plan)| YearSpan::new(own.to + plan.from - plan.to, own.to));
        let years = earlier.or(own).or(of_period).or(column.years).or(says.year);
        let explicit = years.or(whole);
        let years = explicit.or(self.setting.years).or(match kind {
            FigureKind::Target => Some(self.frame.planned),
            FigureKind::Outcome => Some(self.frame.reviewed),
            FigureKind::Baseline | FigureKind::Context => None,
        });
        let years = years.filter(|years| years.from > 0)?;
        Some(Years {
            from: years.from,
            to: years.to,
            source: YearSource::Section,
        })
    }
}

/// Whether a name is that of a change: 能耗降低, 地区生产总值增长.
fn says_change(name: &str) -> bool {
    let says = &TableWords::get().says;
    let bare = name.split('(').next().unwrap_or(name).trim_end_matches('率');
    [&says.growth, &says.falls, &says.rises]
        .iter()
        .any(|list| list.at_end(bare).is_some())
}

/// What a share changes by.
const POINTS: &str = "个百分点";
/// What is added to the name of what adds up over several years.
const SUMMED: &str = "(累计)";
/// What a part of a plan that was done is called.
const DONE: &str = "完成率";

/// What a number with a unit is.
fn measure(unit: &str) -> Measure {
    match unit {
        "%" | "‰" => Measure::Share,
        unit if !unit.is_empty() && unit.chars().count() <= 2 && !unit.ends_with(['元', '吨', '亩']) => {
            Measure::Count
        }
        _ => Measure::Level,
    }
}

/// The name of a row without its number, and the unit in brackets behind it: 3.森林覆盖率（%）.
fn name_and_unit(text: &str) -> (String, Option<String>) {
    let unit = columns::unit_of(text);
    let title = match (&unit, text.rfind(['（', '('])) {
        (Some(_), Some(open)) => &text[..open],
        _ => text,
    };
    let mut title: String = without_blanks(title);
    if let Some(rest) = TableWords::get().rows.within.strip_start(&title) {
        title = rest.to_string();
    }
    (without_number(&title), unit)
}

/// 1.甲, （一）甲, 一、甲, *甲: the name alone.
fn without_number(text: &str) -> String {
    let length = crate::compile::lines::heading::number(text).map_or(0, |(_, length)| length);
    let bare: String = text.chars().skip(length).collect();
    bare.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '#' | '※' | '★' | '●'))
        .to_string()
}

//! The words by which contact data is known, in plain characters, and those that tell other numbers from it. They are no
//! lexicon: a folder of seeds that brings its own words must not bring contact data to light.

/// What a telephone number stands behind.
#[rustfmt::skip]
pub(super) const TELEPHONE: &[&str] = &[
    "电话", "传真", "电传", "热线", "专线", "手机", "座机", "固话", "总机", "直拨", "短号", "小灵通", "寻呼", "呼机",
    "联系方式", "联系", "联络", "联系人", "联络人", "经办人", "承办人", "负责人", "咨询人", "电联", "致电", "请电", "详询", "垂询", "来电", "拨打",
    "電話", "傳真", "熱線", "專線", "手機", "聯繫", "聯絡", "撥打",
    "telephone", "tel", "fax", "facsimile", "phone", "cellphone", "cell", "mobile", "mob", "hotline", "contact", "call", "whatsapp",
    "☎", "☏", "✆", "℡", "📞", "📱", "📠",
];

/// Those behind which names stand, too.
pub(super) const PEOPLE: &[&str] = &["联系人", "联络人", "经办人", "承办人", "负责人", "咨询人", "联系方式"];

/// What makes such a word one behind which names stand: 举报电话 区纪委 1234567.
pub(super) const PURPOSES: &[&str] = &[
    "联系", "联络", "咨询", "举报", "监督", "投诉", "值班", "办公", "报名", "预约", "服务",
];

/// What a number stands behind only with a colon between: 咨询：1234567.
#[rustfmt::skip]
pub(super) const DESKS: &[&str] = &[
    "咨询", "举报", "投诉", "值班", "值班室", "办公室", "前台", "服务台", "客服", "监督", "报名", "预约", "订票", "总台",
    "投诉受理", "宅电", "求助", "救援", "报警", "报修", "办公", "住宅", "諮詢", "舉報", "投訴", "辦公室",
    "t", "f", "m", "p", "h",
];

/// What may stand between such a word and the number.
#[rustfmt::skip]
pub(super) const JOINTS: &[&str] = &[
    "号码", "号", "我们", "為", "为", "是", "均", "分别", "請", "请", "可", "转", "办", "宅", "公", "私", "和", "或", "及", "与", "同", "區號",
    "区号", "number", "no", "號碼", "号碼", "以下", "如下", "24小时", "微信", "qq",
];

/// What an extension stands behind.
pub(super) const EXTENSIONS: &[&str] = &[
    "转",
    "轉",
    "转分机",
    "分机",
    "分机号",
    "分机号码",
    "分機",
    "内线",
    "内線",
    "extension",
    "ext",
    "x",
];

/// What a short number stands behind that is dialled within a house.
pub(super) const SHORT_NUMBERS: &[&str] = &[
    "分机",
    "分机号",
    "分机号码",
    "内线",
    "短号",
    "短号码",
    "虚拟网",
    "集群网",
    "分機",
    "内線",
    "短號",
];

/// What makes a telephone something that is counted: 固定电话 1234567.
pub(super) const COUNTED: &[&str] = &["固定", "移动"];

/// A number that everybody may call: 110, 12345, 96138.
pub(super) fn is_hotline(digits: &str) -> bool {
    let is_service = |starts: &[&str]| starts.iter().any(|start| digits.starts_with(start));
    match digits.len() {
        3 => is_service(&["11", "12"]),
        5 => is_service(&["1", "95", "96"]),
        _ => false,
    }
}

/// What any other number stands behind.
#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    "编号", "代码", "编码", "区划", "文号", "案号", "证号", "单号", "账号", "帐号", "账户", "卡号", "备案", "备案号", "邮编", "邮政编码", "序号",
    "流水号", "许可证", "许可", "执照", "信用代码", "注册号", "登记号", "批号", "批次", "条码", "条形码", "标识码", "学号", "工号", "车牌", "档案号",
    "税号", "项目号", "合同号", "图号", "宗地", "地块", "经度", "纬度", "坐标", "字第", "第", "学籍号", "网安备", "isbn", "issn", "id", "no", "№",
    "gb", "gb/t", "iso", "ip",
];

/// What an identity-card number stands behind.
pub(super) const IDENTITY: &[&str] = &[
    "身份证",
    "身份证号",
    "身份证号码",
    "身份号码",
    "证件号码",
    "证件号",
    "身份證",
    "id",
];

/// What an account of a messenger stands behind that is a name, or a number.
pub(super) const MESSENGERS: &[&str] = &[
    "微信", "wechat", "weixin", "vx", "wx", "v信", "薇信", "钉钉", "telegram", "whatsapp", "skype",
];

/// The same, of a messenger whose accounts are numbers.
pub(super) const NUMBERED: &[&str] = &["qq", "扣扣"];

/// What may stand between such a word and the account.
pub(super) const ACCOUNTS: &[&str] = &[
    "号码",
    "账号",
    "帐号",
    "群号",
    "号",
    "群",
    "交流群",
    "工作群",
    "咨询群",
    "服务群",
    "id",
    "为",
    "是",
    "number",
    "no",
    "號",
];

/// Family names that are units, too: 13800138000张三.
pub(super) const FAMILY_NAMES: &str = "张方米项支班石单成车包时门台";

/// How units end that are words for time and people.
pub(super) const CELLS: &str = "日时天年人家名位班队处所部组科";

/// What begins with a unit and counts nothing: 13800138000人事科.
#[rustfmt::skip]
pub(super) const NO_UNITS: &[&str] = &[
    "人事", "人民", "人社", "人力", "人大", "人员", "人武", "人才", "家长", "家属", "家庭", "家住", "户主", "户籍", "户口", "名字", "名称",
    "处长", "处室", "所长", "部长", "部门", "队长", "组长", "组织", "场长", "场所", "台办", "站长", "站点", "期间", "次日", "年级", "级",
    "个人", "分机", "分别", "分管", "分局", "分部", "位于", "对外", "号",
];

/// Words in Latin letters right before a number that need no small letter to be words.
pub(super) const SHORT: &[&str] = &["t", "f", "m", "p", "h", "ph", "id", "sfz", "to"];

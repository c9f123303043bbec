//! The words of web pages of Chinese governments and newspapers that are no part of what they publish.

/// Fields scrapers put on the first lines of a file.
pub(in crate::compile::repair::page_boilerplate) const HEADER_FIELDS: &[&str] = &[
    "title",
    "date",
    "url",
    "source",
    "author",
    "link",
    "site",
    "published",
    "description",
];

/// Names of fields that describe the page, wherever a short line opens with them.
#[rustfmt::skip]
pub(in crate::compile::repair::page_boilerplate) const LABELS: &[&str] = &[
    "来源", "信息来源", "文章来源", "稿件来源", "稿源", "撰写时间", "发布时间", "发布日期", "发文日期", "更新时间",
    "更新日期", "成文日期", "生成日期", "公开日期", "信息时间", "录入时间", "生效日期", "废止日期", "失效日期",
    "作者", "编辑", "责任编辑", "责编", "编审", "审核", "审核人", "初审", "复审", "终审", "校对", "供稿", "供稿单位",
    "录入", "发布人", "发布者", "撰稿", "信息提供", "浏览次数", "浏览量", "浏览", "阅读次数", "阅读量", "阅读数",
    "阅读", "访问量", "访问次数", "点击数", "点击量", "点击率", "点击次数", "点击", "人气", "字体", "字体大小", "字号",
    "文字大小", "视力保护色", "背景色", "分享", "分享到", "发文机关", "发文机构", "发文单位", "发文字号", "发布机构",
    "发布单位", "索引号", "信息索引号", "主题分类", "体裁分类", "信息分类", "组配分类", "服务对象", "文号", "有效性",
    "公开方式", "公开范围", "统一编号",
];

/// Names that stand in texts as well: of the page only before the text, or beside another field.
pub(in crate::compile::repair::page_boilerplate) const FRONT_LABELS: &[&str] = &[
    "标题",
    "名称",
    "信息名称",
    "文件名称",
    "时间",
    "日期",
    "关键词",
    "关键字",
    "主题词",
    "分类",
    "栏目",
    "所属栏目",
    "摘要",
    "打印",
];

/// How a line opens that says where on the site one is.
pub(in crate::compile::repair::page_boilerplate) const POSITIONS: &[&str] = &[
    "当前位置",
    "您的位置",
    "你的位置",
    "所在位置",
    "您所在的位置",
    "你所在的位置",
    "您当前的位置",
    "您当前位置",
    "您现在的位置",
    "您现在位置",
    "当前所在位置",
    "现在位置",
    "您所在位置",
];

/// The first page of a site.
pub(in crate::compile::repair::page_boilerplate) const HOME: &[&str] =
    &["首页", "网站首页", "返回首页", "主页", "本站首页"];

/// What buttons and menus say.
#[rustfmt::skip]
pub(in crate::compile::repair::page_boilerplate) const MENU: &[&str] = &[
    "导航菜单", "网站导航", "网站首页", "首页", "返回首页", "返回顶部", "返回", "网站地图", "无障碍浏览", "无障碍阅读",
    "无障碍", "长者模式", "长者助手", "长者版", "关怀版", "关怀模式", "老年模式", "适老化", "适老模式", "进入适老模式",
    "登录", "注册", "登录注册", "用户登录", "用户中心", "个人中心", "退出", "搜索", "高级搜索", "站内搜索", "搜本站",
    "打印", "打印本页", "打印此页", "打印正文", "打印文章", "打印本稿", "我要打印", "打印页面", "关闭窗口", "关闭",
    "关闭本页", "关闭此页", "关闭页面", "收藏", "收藏本页", "收藏本文", "加入收藏", "设为首页", "繁体", "繁體",
    "繁体版", "繁體版", "繁体中文", "繁體中文", "简体", "简体版", "简体中文", "移动版", "手机版", "电脑版", "字体",
    "字号", "字体大小", "默认", "大", "中", "小", "超大", "特大", "加大", "放大", "缩小", "分享", "分享到", "转发",
    "点赞", "微信", "微信好友", "朋友圈", "微信朋友圈", "微博", "新浪微博", "腾讯微博", "QQ", "QQ空间", "QQ好友",
    "豆瓣", "人人网", "复制链接", "更多", "扫一扫", "English", "EN", "TOP", "展开全文", "我要纠错", "纠错", "听全文",
    "朗读", "语音播报", "语音朗读", "下载", "下载Word", "下载PDF", "保存", "政务公开", "政务服务", "互动交流",
    "政民互动", "新闻中心", "信息公开", "政府信息公开", "数据开放", "专题专栏", "智能问答", "政务微博", "政务微信",
    "客户端",
];

/// How lines above a page open that greet or ask for a word to search.
pub(in crate::compile::repair::page_boilerplate) const GREETINGS: &[&str] = &[
    "今天是",
    "欢迎访问",
    "欢迎来到",
    "欢迎您",
    "请输入",
    "热门搜索",
    "搜索热词",
    "热搜词",
    "您好，欢迎",
];

/// How names of sites end.
pub(in crate::compile::repair::page_boilerplate) const SITES: &[&str] = &[
    "门户网站",
    "官方网站",
    "政务网站",
    "政府网站",
    "政府网",
    "政务网",
    "信息网",
];

/// Words that only the foot of a page has.
#[rustfmt::skip]
pub(in crate::compile::repair::page_boilerplate) const FOOT: &[&str] = &[
    "copyright", "©", "与本网联系", "与我们联系", "更多信息之目的", "不代表本网", "不代表本站", "all rights reserved", "版权所有", "icp备", "icp证", "公网安备", "网安备", "网站标识码", "举报电话",
    "举报邮箱", "本文地址", "原文链接", "原文地址", "本文仅代表", "免责声明", "验证码", "条评论", "人评论", "没有评论",
    "暂无评论", "发表评论", "网友评论", "到底啦", "到底了", "上一篇", "下一篇", "上一条", "下一条", "友情链接",
    "打开当前页", "手机打开", "手机浏览", "手机查看", "责任编辑", "建议使用", "以上浏览器", "最佳分辨率", "网站声明",
    "隐私声明", "隐私保护", "隐私政策", "网站地图", "使用帮助", "分享到", "位访问者", "附件下载", "点击下载",
    "热门推荐", "猜你喜欢", "推荐阅读", "相关推荐", "相关文档", "相关附件", "阅读排行", "热点新闻", "最新文章",
    "点击排行",
];

/// Words by which a line of the foot opens, and which sentences and tables hold as well.
#[rustfmt::skip]
pub(in crate::compile::repair::page_boilerplate) const FOOT_OPENINGS: &[&str] = &[
    "主办：", "主办单位：", "主办单位:", "主办:", "承办：", "承办:", "承办单位：", "承办单位:", "主管单位：", "主管单位:",
    "协办单位：", "技术支持：", "技术支持:", "网站维护", "运行维护", "地址：", "地址:", "邮编：", "邮编:", "邮政编码",
    "电话：", "电话:", "联系电话", "传真：", "政务新媒体", "相关链接", "相关信息", "相关文件",
];

/// Words the foot shares with ordinary sentences: enough at the beginning of a short line.
pub(in crate::compile::repair::page_boilerplate) const SHARED: &[&str] = &[
    "联系我们",
    "联系方式：",
    "扫一扫",
    "扫码",
    "扫描二维码",
    "未经许可",
    "转载",
    "侵权",
    "留言",
    "相关阅读",
    "相关新闻",
    "相关文章",
    "延伸阅读",
    "关于我们",
];

/// How names of files end.
pub(in crate::compile::repair::page_boilerplate) const FILES: &[&str] = &[
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".ofd", ".zip", ".rar", ".ppt", ".pptx", ".et",
];

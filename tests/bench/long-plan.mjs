// node tests/bench/long-plan.mjs [CHARACTERS] > FILE: an invented plan of a province's length, the same in every run: parts,
// chapters, sections, paragraphs with figures, tables pasted with tabs.
import { pathToFileURL } from "node:url";
import { random } from "./lib.mjs";

/** How many Chinese characters the longest plans have that are in use. */
export const LONG = 120_000;

const FIELDS = ["农业农村", "先进制造", "数字经济", "交通运输", "水利设施", "能源供应", "生态环境", "城镇建设", "商贸流通", "文化旅游", "基础教育", "卫生健康", "养老服务", "就业创业", "社会保障", "科技创新", "防灾减灾", "公共安全", "法治建设", "对外开放"];
const PLACES = ["青岚县", "白石河流域", "东岭片区", "南渡镇", "云台山区", "临江新城", "沙湾灌区", "北关街道", "石门口岸", "平原乡"];
const VERBS = ["完善", "健全", "优化", "提升", "巩固", "拓展", "统筹推进", "稳步扩大", "分类实施", "全面落实"];
const OBJECTS = ["公共服务设施", "产业配套能力", "骨干网络布局", "基层治理机制", "项目储备制度", "质量追溯体系", "安全监管责任", "人才引育平台", "资源节约利用", "数据共享规则", "应急处置能力", "农村物流网点", "排水管网改造", "技能培训基地", "社区服务功能"];
const AIMS = ["让群众就近享有优质服务", "形成上下游衔接的产业链条", "守住不发生系统性风险的底线", "推动城乡要素双向流动", "为长远发展留足空间", "使建设成果经得起检验"];
const MEASURES = [["地区生产总值", "亿元"], ["新建改建农村公路", "公里"], ["高标准农田", "万亩"], ["新增城镇就业", "人"], ["每千人口医疗床位", "张"], ["森林覆盖率", "%"], ["学前教育毛入园率", "%"], ["污水处理能力", "万吨"], ["新增学位", "个"], ["规模以上工业企业", "家"]];
const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** A plan of at least so many Chinese characters. */
export function longPlan(characters = LONG) {
  const below = random(23);
  const pick = (list) => list[below(list.length)];
  const number = () => `${10 + below(900)}.${1 + below(9)}`;
  const sentence = () =>
    below(4)
      ? `${pick(VERBS)}${pick(FIELDS)}领域${pick(OBJECTS)}，${pick(VERBS)}${pick(PLACES)}${pick(OBJECTS)}，${pick(AIMS)}。`
      : figure(pick(MEASURES));
  const figure = ([name, unit]) => `到2030年，${pick(PLACES)}${name}达到${unit === "%" ? `${40 + below(50)}.${below(10)}` : number()}${unit}，比2025年提高${1 + below(20)}.${below(10)}${unit === "%" ? "个百分点" : "%"}。`;
  const paragraph = () => Array.from({ length: 2 + below(4) }, sentence).join("");
  const table = (nth) => {
    const rows = MEASURES.map(([name, unit], row) => [row + 1, name, unit, number(), number(), row % 3 ? "预期性" : "约束性"].join("\t"));
    return [`表${nth}　${pick(FIELDS)}主要指标`, ["序号", "指标", "单位", "2025年", "2030年", "属性"].join("\t"), ...rows];
  };
  const lines = ["云岭省国民经济和社会发展第十五个五年规划纲要", "（2026—2030年）"];
  let length = 0;
  const add = (...more) => {
    lines.push(...more);
    for (const line of more) length += line.match(/\p{Script=Han}/gu)?.length ?? 0;
  };
  for (let chapter = 1; length < characters; chapter++) {
    add(`第${chinese(chapter)}章　${VERBS[chapter % 10]}${FIELDS[chapter % 20]}发展`);
    add(paragraph());
    for (let section = 1; section <= 4 && length < characters; section++) {
      add(`第${NUMERALS[section - 1]}节　${pick(VERBS)}${pick(OBJECTS)}`);
      for (let point = 1; point <= 3; point++) {
        add(`${NUMERALS[point - 1]}、${pick(VERBS)}${pick(OBJECTS)}`);
        for (let more = 2 + below(3); more > 0; more--) add(paragraph());
      }
      if (section === 2) add(...table(chapter));
    }
  }
  add("规划到此全文结束，由省人民政府负责解释。");
  return lines.join("\n") + "\n";
}

/** Ways into such a plan: the address one comes from, the one a click leads to, and how the block begins that is sent to. */
export function waysInto(text, key) {
  const lines = text.split("\n");
  const far = lines.filter((line) => line.length > 60)[600];
  const [words, quote] = [far.slice(0, 6), far.slice(0, 24)];
  return {
    "from its link": { from: "#view=map", to: `#doc=${key}`, quote: lines[2].slice(0, 3) },
    "from a hit far down": { from: `#view=search&q=${words}`, to: `#doc=${key}&q=${words}&at=${quote}`, quote },
  };
}

/** 1 to 99 in Chinese. */
function chinese(number) {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return (tens > 1 ? NUMERALS[tens - 1] : "") + (tens ? "十" : "") + (ones ? NUMERALS[ones - 1] : "");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.stdout.write(longPlan(Number(process.argv[2] ?? LONG)));

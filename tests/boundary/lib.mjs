// What the boundary tests share. They test dist/npm as its users get it: run ./build.sh first.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const DIST = ROOT + "dist/";
export const { loadExplorer, PlanError, support } = await import(new URL("../../dist/npm/engine.js", import.meta.url));
export const corpusBytes = () => new Uint8Array(readFileSync(DIST + "corpus.plan"));

/** A corpus file made of a folder of seeds in the project. */
export function compiled(seeds) {
  const folder = mkdtempSync(join(tmpdir(), "plan-seeds-"));
  after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "seeds.plan");
  execFileSync(ROOT + "target/release/plan-explorer", ["build", "--seeds", ROOT + seeds, "-o", file], { stdio: "ignore" });
  return new Uint8Array(readFileSync(file));
}

/** Words a reader of these documents would try; some occur often, some once, some never. */
export const QUERIES = [
  "前山河", "学位", "海绵城市", "营商环境", "城市更新", "横琴", "企业", "的", "十四五", "珠海", "人才", "养老", "幼儿园", "医院", "公园",
  "前山河 治理", "学位 新增", "横琴 合作", "产业 园区 投资", "城市 更新 老旧小区", "旧改", "老旧小区改造", "充电桩", "高新技术企业",
  "5G", "GDP", "LED", "5g", "1+1", "2025", "２０２５", "2025年", "100%", "1.1万", "十", "，", "。", "“", "《", "（一）",
  "第一章", "一、", "指标", "存在问题", "怎么 解决 停车难", "有多少学位", "去年 生产总值", "生产总值", "山水", "情侣路", "斗门", "金湾", "南屏", "拱北",
  "段简", "是一段", "珠海市香洲区国民经济和社会发展", "没有这样的词", "量子引力波", "qianshanhe", "qsh", "前山河治理工程完成了吗", "學位", "  学位  ", "",
];

/** One call in milliseconds. */
export function timed(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

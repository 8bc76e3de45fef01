import { inLanguage } from "../frame/language.ts";
import { names } from "../frame/names.ts";
import { frame } from "../frame/words.ts";

/** What stands beside an action: codes in the record, words on the page. What is not listed is shown as it is. */
type Told = { keys: Record<string, string>; values: Record<string, string>; systems: Record<string, string> };

const zh: Told = {
  keys: {
    from: "从",
    to: "到",
    by: "方式",
    how: "方式",
    why: "缘由",
    because: "缘由",
    reason: "原因",
    reasons: "原因",
    kind: "类别",
    kinds: "种类",
    level: "级别",
    step: "第几步",
    channel: "渠道",
    urgency: "紧急程度",
    category: "领域",
    inquiry: "咨询",
    draft: "草稿",
    review: "审核",
    answer: "答复",
    body: "版本",
    lawyer: "律师",
    lead: "牵头",
    members: "成员",
    consultation: "会商",
    complaint: "投诉",
    attachment: "附件",
    number: "序号",
    overrides: "写明理由",
    decision: "决定",
    outcome: "结果",
    disposition: "处置",
    state: "状态",
    verdict: "意见",
    tries: "次数",
    reached: "打通",
    role: "角色",
    sessions: "登录数",
    rows: "条数",
    cases: "题数",
    format: "格式",
    due: "到期",
    days: "天数",
    stars: "星级",
    caught: "发现",
    basis: "依据",
    child: "未成年",
    version: "版本",
    region: "地区",
    urgent: "紧急",
    refused: "未起草",
    site: "站点",
    name: "名称",
    code: "代码",
    citizen: "群众",
    count: "数目",
    part: "分册",
    into: "并入",
    group: "群体",
    before: "此前",
    after: "此后",
  },
  values: {
    true: "是",
    false: "否",
    waiting: "等待领取",
    claimed: "审核中",
    approved: "已通过",
    delivered: "已送达",
    returned: "已退回",
    superseded: "已被替代",
    received: "已收到",
    triaged: "已分流",
    needs_facts: "等群众补充",
    drafting: "起草中",
    in_review: "审核中",
    answered: "已答复",
    closed: "已办结",
    withdrawn: "已撤回",
    open: "待办",
    accepted: "已受理",
    declined: "不予受理",
    done: "已办",
    on: "上岗",
    off: "离岗",
    paused: "暂停",
    none: "一般",
    danger: "人身危险",
    soon: "时限紧",
    password: "密码",
    extractive: "摘编",
    model: "模型",
    lawyer: "律师",
    legal_aid: "法律援助",
    sample: "随机抽取",
    "not-my-field": "不熟悉这个领域",
    "shift-over": "下班",
    consent: "同意",
  },
  systems: {
    drafting: "起草",
    triage: "分流",
    delivery: "送达",
    retrieval: "检索",
    "sign-in": "登录",
    danger: "危险警报",
    "danger-clock": "警报时限",
    clocks: "时限",
    "facts-clock": "补充时限",
    "asking-clock": "追问时限",
    "consultation-clock": "会商时限",
    assignment: "派单",
    leases: "到时收回",
    shifts: "排班",
    promises: "承诺时限",
    grouping: "归并",
    trends: "热词",
    attachments: "附件",
    memory: "答案库",
    learning: "学习",
    quiet: "静默办结",
    erasure: "删除",
    callbacks: "回访",
    "pick-up": "取件码",
    sealer: "封存",
    keeper: "保管",
    keys: "密钥",
    "law-import": "法律导入",
    corpus: "法律库",
    index: "索引",
    seats: "坐席",
    "second-opinion": "第二意见",
    import: "导入",
    command: "命令行",
    start: "启动",
    demo: "演示",
  },
};

const en: Told = { keys: {}, values: {}, systems: {} };

const told = inLanguage({ zh, en });

const CODES: Record<string, string> = inLanguage<Record<string, string>>({
  zh: { ...names.category, ...names.role, ...names.decision, ...names.channel, ...names.dangerKind },
  en: {},
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/;

/** An id is told by its first eight signs, as in the table beside it; the export has it whole. */
function sayValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(sayValue).join(frame.list);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (UUID.test(text)) return text.slice(0, 8);
  return told.values[text] ?? CODES[text] ?? text;
}

/** `{"from":"drafting","to":"in_review"}` as “从 起草中 · 到 审核中”: small, for who needs it. */
export const sayDetail = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${told.keys[key] ?? key} ${sayValue(value)}`)
    .join(" · ");

/** Which part of the service acted by itself: `sign-in` → 登录. */
export const saySystem = (name: string): string => told.systems[name] ?? name;

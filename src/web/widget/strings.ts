/** Every word that the citizen sees in the widget and that the server does not send. */
import type { ComplaintAbout, ComplaintOutcome, RatingReason } from "../../contract/feedback.ts";
import type { CategoryCode, InquiryState, ReferralState, Urgency } from "../../contract.ts";

export const words = {
  title: "法律咨询",
  brand: "问法",
  demo: "演示",
  larger: "大字",
  leave: "离开并清除",
  leave_hint: "立刻清空这台设备上的内容；已送出的咨询仍会有律师答复",
  fold: "收起",
  calls_label: "紧急电话与人工热线，点按即可拨打",

  welcome: "把您的难处说给律师听",
  welcome_next: "写下来、点发送，马上能看到是否已收到、排到哪里；律师审核后的答复就在这里。",
  privacy_title: "发送之前，请您知道",
  privacy: [
    "机器先起草，执业律师逐条审核。律师同意之前，您看不到机器写的任何一句话。",
    "会保存您写的内容，和您愿意留下的地区、电话。姓名、证件号、电话先隐去再交给机器；原文加密，只有承办人员能打开，每次打开都有记录。",
    "可以匿名，随时可以撤回。这台设备只在本页打开期间记得您的咨询，点“离开并清除”立刻忘记。",
  ],
  consent: "点“发送”，就表示您同意按以上方式处理这次咨询。",

  question_label: "您遇到了什么事？",
  question_hint: "写清楚：和谁、什么时候、在哪里、发生了什么、您想要什么结果。",
  examples_title: "不知道怎么写？看看别人怎么问",
  examples_pick: "选一个领域",
  more_title: "补充地区、电话（选填）",
  province: "事情发生在哪个省",
  city: "哪个市",
  region_any: "不说明",
  region_why: "有些规定各地不同，说明地区答复更准。",
  regions_loading: "正在载入地区…",
  regions_failed: "地区没能载入，不选也可以发送；收起再展开会重新载入。",
  phone: "联系电话",
  phone_why: "只在需要回电时使用，加密保存，只有承办人员能看到。",
  send: "发送",
  sending: "正在发送…",
  retry: "再发一次",
  offline: "现在没有网络。您写的内容还在，联网后再点发送；着急请直接拨打 12348。",

  opening: "正在取回您的咨询…",
  received: "已收到",
  category: "领域",
  urgency: "缓急",
  progress: "办理进度",
  queue_of: (place: number, all: number) => `排在第 ${place} 位，同类共 ${all} 份待审`,
  expected: (minutes: number) => `近期答复用时的中位数：${spell(minutes)}`,
  promised: (time: string) => `预计 ${time} 前答复`,
  other_matters: "这次打开本页以来的咨询",
  matter_at: (category: string, time: string) => `${category} · ${time}`,

  conversation: "往来记录",
  facts_title: "请补充几点",
  facts_type: "也可以自己写",
  facts_send: "提交补充",
  facts_skip: "跳过，直接起草",
  facts_skip_text: "不补充了，请按现有情况起草。",
  facts_empty: "请先选一项或写一点；不想补充可以点“跳过”。",

  reply_send: "发送",

  answer_title: "律师的答复",
  answer_earlier: "上一次答复（新的答复正在准备）",
  correcting_title: "答复正在复核",
  correcting_over: "律师复核过了，原来的答复不变。",
  correcting_mark: "复核中",
  corrected_one: (day: string) => `${day}的答复（已被更正）`,
  corrected_why: (reason: string) => `这份答复已被更正：${reason}。请不要照着它办，以最新的答复为准。`,
  corrected_begins: "以下内容已被更正：",
  corrected_ends: "已被更正的内容到此为止。",
  corrected_mark: "已被更正",
  reviewed_by: "审核律师",
  work_no: "工号",
  answered_at: "答复时间",
  answer_number: "答复编号",
  licence_no: "执业证号",
  work_no_missing: "工号未登记",
  short_answer: "先说结论",
  understood: "答复依据的情况",
  law: "法律依据",
  law_on: (day: string) => `下面按${day}有效的法律答复，和现在的规定可能不一样。`,
  local_rule: (day: string) => `地方规定，${day}公布`,
  a_case: "案例",
  last_day: (day: string) => `最后一天：${day}`,
  sums: "算一算",
  sum_how: "怎么算的",
  quote: "法条原文",
  see_article: "查看这一条",
  new_tab: "（在新标签页打开）",
  steps: "您可以这样做",
  steps_hint: "做完一步勾一步，只在本页记着",
  where: "去哪里办",
  papers: "要准备",
  limits: "时间期限",
  help: "可以找谁帮忙",
  unknowns: "还不清楚的地方",
  disclaimer: "说明",
  copy: "复制答复",
  take: "复制、打印、保存答复",
  print: "打印答复单",
  download: "下载 Word",
  downloading: "正在下载…",
  downloaded: "已交给浏览器保存。",
  take_hint: "答复单在新标签页打开；在公用电脑、网吧，用完请关闭标签页、删除下载的文件。",
  copied: "已复制，开头带着“AI 起草 · 律师审核”的标注。",
  copy_failed: "没能复制，请长按文字自行选取。",

  notice_fixed: (name: string) => `固定告知 · 由${name}律师事先审定`,
  notice_demo: "固定告知 · 演示，未经律师审定",
  call: "拨打",

  referral_title: "转办进度",
  referral_legal_aid: "法律援助",
  referral_updated: "更新于",

  closed_title: "这件事没有起草答复",
  merged_title: "已并入您之前的咨询",
  merged_next: "这件事和您之前的一件咨询是同一件事，在那一件里一起办理。在这里留言，会重新单独办理。",
  merged_open: "查看之前的那一件",
  human_title: "转人工",
  human_why: "不认可这个判断，或者想和人说话：点一下就转给律师，不用再写；也可以在下面写明原因，或者直接拨打 12348。",
  human_ask: "转人工，请律师看",
  human_says: "请转人工，我想请律师看一看。",

  withdraw: "撤回这次咨询",
  withdraw_sure: "确定撤回吗？撤回后律师不再处理，也不能恢复；有需要可以重新提问。",
  withdraw_yes: "确定撤回",
  withdraw_no: "不撤回",
  withdrawn_title: "已撤回",
  withdrawn_next: "律师不会再处理这次咨询。您可以重新提问，或拨打 12348 和律师通话。",

  keep_title: "关闭本页后还想看答复？",
  keep_why:
    "这台设备不会记住您的咨询。把查询凭证复制下来保存好，以后打开本页，点“我有查询凭证”粘贴进去就能继续看。凭证等于钥匙，不要给别人。",
  keep_copy: "复制查询凭证",
  keep_copied: "查询凭证已复制，请保存到安全的地方。",
  resume_title: "我有查询凭证",
  resume_label: "把查询凭证粘贴到这里",
  resume_open: "查看咨询",
  resume_wrong: "这不像是查询凭证，请完整粘贴。",

  ask_another: "再问一件事",
  back_to_matter: "回到刚才的咨询",
  lost_title: "找不到这次咨询了",
  lost_next: "查询凭证已经失效，或者咨询已被撤回。您可以重新提问，或拨打 12348。",
  left_title: "已清除",
  left_next: "本页不再保留任何内容。已送出的咨询仍会有律师答复。",
  begin_again: "重新开始",

  trouble_reference: (reference: string) => `编号 ${reference}，拨打 12348 时可以报这个编号。`,
  trouble_network: "没有发出去",
  trouble_network_detail: "网络不通或服务没有回应。您写的内容还在，可以再发一次；着急请拨打 12348。",
  trouble_unknown: "服务暂时出了问题",
  trouble_unknown_detail: "您写的内容还在，请稍后再试；着急请拨打 12348。",
  trouble_busy: "现在提交的人多，请稍等一会儿再发。",
  trouble_empty: "请先写下您的问题。",
  trouble_long: "写得太长了，请删减到 4000 字以内再发。",
  trouble_phone: "这个电话号码看起来不完整，请检查，或者留空。",

  link_retrying: "连接断开，正在重新连接。办理不受影响。",
  link_polling: "正在每 10 秒查询一次进展。",
  link_offline: "现在没有网络，联网后自动更新进展。办理不受影响。",
};

export const count = (used: number, max: number) => (used > max ? `超出 ${used - max} 字` : `${used} / ${max} 字`);

/** Spoken minutes: nobody reads 135 minutes as two hours and a quarter. */
function spell(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}

export const emergencyCalls = [
  { number: "110", label: "报警" },
  { number: "120", label: "急救" },
  { number: "12338", label: "妇女维权" },
  { number: "12356", label: "心理援助" },
];
export const lawyerCall = { number: "12348", label: "找律师" };

export const categories: Record<CategoryCode, string> = {
  labor: "劳动人事",
  family: "婚姻家庭与继承",
  contract: "合同",
  debt: "借贷债务",
  housing: "房产物业",
  land: "征地与农村土地",
  traffic: "交通事故",
  injury: "人身损害",
  medical: "医疗纠纷",
  consumer: "消费维权",
  criminal: "刑事",
  admin: "行政与治安",
  company: "公司企业",
  ip: "知识产权",
  finance: "保险理财",
  procedure: "诉讼与执行",
  other: "其他",
};

export const urgencies: Record<Urgency, string> = {
  danger: "涉及人身安全，已优先转给值班人员",
  soon: "可能有期限，优先处理",
  none: "按顺序处理",
};

/** What each state means and what comes next. */
export const states: Record<InquiryState, string> = {
  triaged: "已经收到并分好领域，接下来由机器查找法条、起草答复。",
  needs_facts: "请看下面的问题。补充得越清楚，答复越准；10 分钟内没有补充，就按现有情况起草。",
  drafting: "机器正在查找法条、起草答复。写好后先交给律师，您现在还看不到。",
  in_review: "草稿已交给执业律师审核。律师同意之后，答复就会出现在这里。",
  answered: "律师已经审核并答复。有不清楚的地方，可以在下面接着问。",
  closed: "这次咨询已经办结。还有问题可以留言，会重新办理。",
  withdrawn: "这次咨询已经撤回。",
};

/** The box at the foot changes its purpose with the state. */
export const replies: Record<"add" | "ask" | "human", { label: string; hint: string }> = {
  add: { label: "想起别的情况？补充给律师", hint: "补充会和您的问题放在一起。" },
  ask: { label: "还有不清楚的？接着问", hint: "追问同样先由机器起草，律师审核后您才会看到。" },
  human: { label: "给值班人员留言", hint: "写下您希望人工处理的原因，留言后会重新办理。" },
};

/** 评价与投诉 */
export const feedback = {
  title: "这份答复帮到您了吗？",
  stars: "请选几颗星",
  star: (n: number) => `${n} 星 ${["很不满意", "不满意", "一般", "满意", "很满意"][n - 1] ?? ""}`,
  starsMissing: "请先选几颗星。",
  why: "哪里不好？（可以多选）",
  reasons: {
    unclear: "看不懂",
    wrong: "觉得说得不对",
    "not-my-question": "没有答到我的问题",
    "too-late": "答得太慢",
    "no-way-forward": "看完还是不知道怎么办",
    other: "其他",
  } satisfies Record<RatingReason, string>,
  words: "想说的话（选填，最多 500 字；姓名、电话会隐去）",
  send: "提交评价",
  rated: (n: number) => `您评了 ${n} 星。`,
  change: (until: string) => `修改评价（${until}前可以改）`,
  complaint: "投诉",
  complaintHint: "提交后马上登记，您会看到下一步和大约什么时候答复。着急请拨打 12348。",
  complaintAbout: "投诉什么？",
  about: {
    answer: "答复的内容",
    conduct: "服务态度",
    delay: "太慢、没人理",
    privacy: "个人信息",
    other: "其他",
  } satisfies Record<ComplaintAbout, string>,
  complaintWords: "发生了什么（最多 500 字；姓名、电话会隐去）",
  complaintMissing: "请选投诉什么，并写几个字。",
  complaintSend: "提交投诉",
  complaintAgain: "再投诉一件",
  outcome: { upheld: "处理结果：投诉属实", partly: "处理结果：部分属实", "not-upheld": "处理结果：不属实" } satisfies Record<
    ComplaintOutcome,
    string
  >,
};

export const steps = ["已收到", "起草中", "律师审核中", "已答复"];
export const step_done = "已完成";
export const step_now = "进行中";

export const speakers = {
  citizen: { who: "您", kind: "" },
  service: { who: "机器", kind: "自动回复" },
  lawyer: { who: "律师", kind: "真人" },
};

export const referralStates: Record<ReferralState, string> = {
  open: "已转出，等待受理",
  accepted: "已受理，正在审查",
  returned: "已退回",
  granted: "决定给予法律援助",
  refused: "决定不予法律援助",
};

export const examples: { category: CategoryCode; questions: string[] }[] = [
  {
    category: "labor",
    questions: ["公司拖欠我三个月工资，也没有签劳动合同，该怎么要回来？", "上班路上被车撞伤，算不算工伤？"],
  },
  {
    category: "family",
    questions: ["我想离婚，对方不同意，孩子两岁，抚养权会怎么判？", "父亲去世没有留遗嘱，房子几个子女怎么分？"],
  },
  {
    category: "debt",
    questions: ["朋友借了五万元，只有微信聊天和转账记录，不还怎么办？", "网贷逾期，催收天天打电话给我家人，怎么办？"],
  },
  {
    category: "housing",
    questions: ["租房到期，房东不退押金，怎么办？", "楼上漏水泡坏了我家天花板，物业不管，找谁赔？"],
  },
  { category: "consumer", questions: ["健身房关门了，预付卡里的钱怎么退？", "网上买到假货，商家不肯赔，怎么办？"] },
  { category: "traffic", questions: ["对方全责，保险公司只肯赔一部分，怎么办？", "对事故认定书不服，该怎么办？"] },
  { category: "injury", questions: ["被邻居家的狗咬伤，医药费谁来赔？", "孩子在学校摔伤，学校要不要承担责任？"] },
  { category: "criminal", questions: ["家人被刑事拘留了，现在能做什么？", "被骗转账两万元，怎么报案？"] },
];

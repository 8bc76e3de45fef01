import { inLanguage } from "../frame/language.ts";

const zh = {
  title: "指引到别处",
  next: "选好去处，改好要告诉群众的话，放进答复的“可以找谁”。审核通过后群众才看到。",
  who: "去哪里",
  choose: "请选择",
  why: "告诉群众什么（做什么、带什么）",
  full: "“可以找谁”最多十二处，请先删去不用的。",
  send: "放进答复",
  put: (who: string) => `已放进答复：${who}。保存后再通过。`,
};

const en: typeof zh = {
  title: "Point elsewhere",
  next: "Choose the body, mend what the citizen is told, and put it into the answer. The citizen reads it once the answer is approved.",
  who: "Where to",
  choose: "Choose",
  why: "What the citizen is told (what to do, what to bring)",
  full: "The answer names at most twelve bodies; please delete one first.",
  send: "Put into the answer",
  put: (who) => `Put into the answer: ${who}. Save, then approve.`,
};

export const words = inLanguage({ zh, en });

/** Presets in the citizen's language: a lawyer mends and approves them with the answer. */
export const elsewhere: readonly { who: string; why: string }[] = [
  {
    who: "人民调解委员会",
    why: "对方也愿意谈的，可以到所在村、社区或者街道的人民调解委员会申请调解，不收费。带身份证和能说明经过的材料。",
  },
  { who: "公证机构", why: "需要办理公证的，到公证机构申请。带身份证和要公证的材料，先打电话问清要带什么。" },
  {
    who: "司法鉴定机构",
    why: "需要鉴定才能确定的，可以委托有资质的司法鉴定机构；已经起诉的，先问法院由谁委托。带身份证、病历和相关材料。",
  },
  {
    who: "劳动人事争议仲裁委员会",
    why: "和单位协商不成的，向单位所在地或者劳动合同履行地的仲裁委员会申请仲裁。带身份证、申请书、证据复印件和单位的登记信息。",
  },
  {
    who: "劳动保障监察机构",
    why: "单位拖欠工资、不缴社保的，可以向用人单位所在地的劳动保障监察机构投诉。带身份证和证据，也可以先打 12333。",
  },
  { who: "仲裁委员会", why: "合同里约定了仲裁的，向约定的仲裁委员会申请。带身份证、合同和证据。" },
  { who: "人民法院", why: "需要起诉的，到有管辖权的人民法院立案窗口，或者网上立案。带身份证、起诉状和证据，不清楚的打 12368。" },
  { who: "公安机关", why: "正在发生危险的马上打 110。要报案的到派出所，带身份证和证据，报案后索要回执。" },
  { who: "12345 政务服务便民热线", why: "需要政府部门处理的事项，可以打 12345 反映，说清时间、地点和诉求，记下工单号。" },
  { who: "12315 消费者投诉热线", why: "和商家的消费纠纷，可以打 12315 或者在全国12315平台投诉。准备好订单、付款记录和聊天记录。" },
  { who: "医疗纠纷人民调解委员会", why: "医疗纠纷可以申请医疗纠纷人民调解委员会调解，不收费。先封存、复印病历，带身份证和病历。" },
  { who: "行政复议机构", why: "对行政机关的决定不服的，可以在期限以内申请行政复议。带决定书、身份证和申请书，注意期限从哪天算起。" },
];

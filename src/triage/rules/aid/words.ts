/** Word classes that the grounds of legal aid share: who it befell, where the body is hurt, who pays, what is asked. */

/** 近亲属 and the wider family, as people call them. */
export const KINSFOLK =
  "(?:老公|丈夫|(?<!的)男人|先生|爱人|媳妇|老婆|妻子|(?:我家|俺家|家里)?那口子|当家的|孩子他?[爸妈爹]|儿子?|闺女|女儿|丫头|小孩|孩子|娃|孙子|孙女|外孙|弟弟?|哥哥?|姐夫|妹夫|姐|妹|爸爸?|爹|父亲|老汉|妈妈?|(?<!姑)娘|母亲|爷爷|奶奶|姥姥|姥爷|外公|外婆|公公|婆婆|岳父|岳母|丈人|丈母娘|叔|伯|舅|姨|姑|侄子?|外甥|嫂|弟媳|儿媳|女婿|亲戚|家人|家属|家里|亲)";

export const BODY_PART =
  "(?:脑袋|脑壳|头|脸|眼|耳|鼻|牙|脖子|颈|肩|背|腰|胸|肚子|胳膊|手|指|胯|髋|盆骨|尾骨|屁股|腿|膝|脚|踝|肋|脊|椎|骨|筋|韧带|半月板|脾|肝|肾|肺|肠|胃|胆|子宫|卵巢|声带|神经)";

/** 身体伤害: a part of the body and what became of it, in either order. */
export const BODY_HARMED = `(?:${BODY_PART}.{0,6}(?:断|折|裂|碎|破了?相|切[了除掉]?|摘[了除掉]|没了|废|残|瘸|瘫|瞎|聋|肿|烂|歪|麻|粉碎|撕裂|掉了|伤了|受伤|不能动|动不了|抬不|弯不|直不起)|(?:断|折|伤|摔|撞|碰|压|切|摘|磕|扭)(?:了|掉|断|坏|破|伤|着)?.{0,6}${BODY_PART})`;

/** 伤亡后果 without a part of the body named. */
export const GRAVE_HARM =
  "(?:人(?:就|当场|都)?没了|没救过来|没抢救过来|当场(?:就)?(?:没|死|走)|(?:走|去)了$|丧命|送了?命|下不了(?:床|地)|站不起来|躺(?:在|着|了).{0,6}(?:床|医院|月|天)|卧床|坐轮椅|拄(?:着)?拐|生活不能自理|icu|重症|开刀|做了?.{0,4}手术|手术费|住(?:了|着)?.{0,6}院|挂了?.{0,4}水|打石膏|不省人事|成了?植物人|疼得|浑身是伤|伤得)";

/** Who owes pay. */
export const BOSS =
  "(?:老板娘?|公司|单位|厂[里长子家]?|店[里长家]|园长|校长|学校|机构|馆长|经理|领导|站长|站点|平台|中介|劳务公司|包工头|工头|承包[人方商]|项目部|甲方|雇主|东家|主管|队长|组长|物业|酒店|饭店|餐馆|工地)";

/** Asks that somebody else bear a cost: 能不能叫他出, 该不该他掏. */
export const ASKS_PAYMENT =
  "(?:(?:能|可|该|应|要)不(?:能|可以|可|应该|应|该|要)|能|可以|怎[么样]|咋|如何|是不是该|是否|有没有义务|必须)[^。?!]{0,6}(?:让|叫|找|问|向|跟|告|起诉)?(?:孩子|娃)?(?:他|她|他们|男方|女方|对方|前夫|前妻|老公|男人|爸爸?|妈妈?|父亲|母亲|爹|娘|儿子|女儿|子女|儿女|哥|弟|姐|妹).{0,6}(?:出|掏|给|拿|分担|承担|付|补)";

/** All of them somewhere in the text, in any order: citizens tell the harm first, or the doer, as it comes to them. */
export function together(...classes: readonly string[]): string {
  return `^${classes.map((words) => `(?=.*(?:${words}))`).join("")}`;
}

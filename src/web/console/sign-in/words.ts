import { inLanguage } from "../frame/language.ts";

const zh = {
  title: "工作人员登录",
  lead: "供审核律师、疑难专家、法援受理员、话务员和主管使用。",
  email: "邮箱",
  password: "密码",
  enter: "登录",
  bothNeeded: "请填写邮箱和密码。",
  refused: "邮箱或密码不对，请重新输入。",
  tooMany: "尝试次数太多，请过一分钟再试。",
  expired: "登录已过期",
  expiredNext: "请重新登录，登录后回到刚才的页面。没有保存的修改还在。",
  help: "忘记密码，请联系本单位管理员。",
  second: {
    lead: "密码正确。再输入手机验证器上的六位数字。",
    code: "验证码",
    codeHelp: "每 30 秒换一次。",
    codeNeeded: "请输入六位数字。",
    backup: "备用码",
    backupHelp: "开启时抄下的那一组，每个只能用一次。",
    backupNeeded: "请输入备用码。",
    useBackup: "手机不在身边，用备用码",
    useCode: "用手机验证码",
    again: "换一个账号",
  },
  provider: {
    refused: "没有登录",
    noSeat: "您的统一身份在这里没有对应的账号，请联系本单位管理员。",
    closed: "您的账号已经停用，请联系本单位管理员。",
    failed: "单位统一登录没有打开",
  },
};

const en: typeof zh = {
  title: "Staff sign-in",
  lead: "For reviewing lawyers, experts, legal-aid clerks, hotline operators and supervisors.",
  email: "Email",
  password: "Password",
  enter: "Sign in",
  bothNeeded: "Enter your email and your password.",
  refused: "Wrong email or password. Please try again.",
  tooMany: "Too many attempts. Please wait a minute.",
  expired: "Your session has ended",
  expiredNext: "Sign in again to return to where you were. Unsaved changes are still there.",
  help: "Forgot your password? Ask your bureau's administrator.",
  second: {
    lead: "The password is right. Now type the six digits of the authenticator on your telephone.",
    code: "Code",
    codeHelp: "It changes every 30 seconds.",
    codeNeeded: "Type the six digits.",
    backup: "Backup code",
    backupHelp: "One of those you wrote down when you set it up; each works once.",
    backupNeeded: "Type a backup code.",
    useBackup: "No telephone here: use a backup code",
    useCode: "Use the telephone's code",
    again: "Another account",
  },
  provider: {
    refused: "You are not signed in",
    noSeat: "There is no seat here for that identity. Ask your bureau's administrator.",
    closed: "Your seat is closed. Ask your bureau's administrator.",
    failed: "Your bureau's sign-in could not be opened",
  },
};

export const words = inLanguage({ zh, en });

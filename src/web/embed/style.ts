/** The guest's own styles. An important rule inside a shadow root wins over every rule of the page around it. */

type Look = { side: "left" | "right"; up: number; colour: string; phone: string };

export const guestStyle = ({ side, up, colour, phone }: Look) => `
:host{all:initial!important;display:block!important;direction:ltr!important}
button{position:fixed;${side}:calc(20px + env(safe-area-inset-${side},0px));bottom:calc(${up}px + env(safe-area-inset-bottom,0px));z-index:2147483647;
min-width:112px;min-height:52px;padding:0 22px;border:2px solid #fff;border-radius:26px;background:${colour};color:#fff;
font:600 18px/1 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;box-shadow:0 2px 10px rgba(0,0,0,.3);cursor:pointer}
button:focus-visible{outline:3px solid ${colour};outline-offset:2px}
.news:after{content:"";position:absolute;top:-5px;inset-inline-end:-1px;width:14px;height:14px;border:3px solid ${colour};border-radius:50%;background:#fff}
dialog{position:fixed;inset:auto;${side}:20px;bottom:${up + 64}px;z-index:2147483646;box-sizing:border-box;width:420px;max-width:none;max-height:none;
height:min(720px,calc(100vh - ${up + 84}px));margin:0;padding:0;border:1px solid #858b94;border-radius:12px;background:#fff;overflow:hidden;
box-shadow:0 6px 30px rgba(0,0,0,.25)}
dialog:not([open]){display:none}
dialog button{position:absolute;inset:8px 8px auto auto;color:${colour};background:#fff;border-color:${colour};box-shadow:none;min-height:44px}
iframe{display:block;width:100%;height:100%;border:0}
@media ${phone}{dialog{inset:0;width:auto;height:auto;border:0;border-radius:0;
padding:env(safe-area-inset-top,0px) env(safe-area-inset-right,0px) env(safe-area-inset-bottom,0px) env(safe-area-inset-left,0px)}}
@media print{:host{display:none!important}}`;

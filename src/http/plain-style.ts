/** The look of the pages without script: the widget's colours, one column, nothing to tap under 44 px. */
export const PLAIN_STYLE = `
:root{--ink:#1f2733;--soft:#56606e;--paper:#f7f5f0;--card:#fff;--line:#d9d5cb;--edge:#858b94;--blue:#1456a8;--pale:#eaf1fb;--red:#b3261e;--rose:#fdeeec;--sand:#fbf3e2;color-scheme:light}
*,*::before,*::after{box-sizing:border-box}
body{margin:0 auto;padding:0 1rem 3rem;max-width:45rem;color:var(--ink);background:var(--paper);font:1.0625rem/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
body:not(:lang(zh)){font-family:system-ui,sans-serif}
h1{margin:.75rem 0 .5rem;font-size:1.375rem;line-height:1.4}
h2{margin:1rem 0 .25rem;font-size:1.0625rem;line-height:1.5}
h3{margin:.75rem 0 0;font-size:1rem}
p{margin:.5rem 0}
ul,ol{margin:.25rem 0;padding-inline-start:1.5rem}
a{color:var(--blue)}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 1rem;margin:0 -1rem;padding:.25rem 1rem;background:var(--card)}
header p{margin:0}
header b{color:var(--blue)}
.leave{font-weight:600}
header nav a{display:inline-flex;align-items:center;min-height:44px;padding:0 .5rem}
.calls{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 -1rem;padding:.5rem 1rem;background:var(--card);border-bottom:1px solid var(--line)}
.calls a{flex:1 1 5.5rem;min-height:44px;padding:.25rem .5rem;border:1px solid var(--edge);border-radius:8px;text-align:center;line-height:1.3;text-decoration:none}
.calls b,.calls span{display:block}
.calls span{font-size:.875rem}
.calls .danger{color:var(--red);border-color:var(--red)}
.card,.notice{margin:1rem 0;padding:.75rem 1rem;background:var(--card);border:1px solid var(--line);border-radius:8px}
.notice.danger{border:2px solid var(--red);background:var(--rose)}
.notice.soon{background:var(--sand)}
.notice h2,.card>:first-child{margin-top:0}
.dials{display:flex;flex-wrap:wrap;gap:.5rem}
.dials a{min-height:44px;padding:.5rem 1rem;border-radius:8px;background:var(--card);border:1px solid var(--blue)}
.danger .dials a{color:#fff;background:var(--red);border-color:var(--red);text-decoration:none}
.said{margin:.75rem 0;padding-inline-start:.75rem;border-inline-start:4px solid var(--line)}
.said.lawyer{border-color:var(--blue)}
.lines,blockquote{white-space:pre-line;unicode-bidi:isolate}
.said{content-visibility:auto;contain-intrinsic-size:auto 6rem}
blockquote{margin:.25rem 0;padding-inline-start:.75rem;border-inline-start:4px solid var(--line)}
.soft,.hint{color:var(--soft);font-size:.9375rem}
.hint{margin:0}
.trouble{padding:.5rem 1rem;border-inline-start:4px solid #6d4700;color:#6d4700;background:var(--sand);font-weight:600}
.short{font-size:1.125rem}
.state{font-weight:600}
label,legend{display:block;margin-top:.75rem;font-weight:600}
fieldset{margin:1.5rem 0 0;padding:0;border:0;min-width:0}
input[type=text],input[type=tel],textarea,select{display:block;width:100%;min-height:44px;margin-top:.25rem;padding:.5rem .75rem;color:inherit;background:#fff;border:1px solid var(--edge);border-radius:8px;font:inherit}
.pick{display:flex;align-items:center;gap:.5rem;min-height:44px;margin:0;font-weight:400}
.pick input{width:1.375rem;height:1.375rem;flex:none}
button{min-height:48px;width:100%;margin:.75rem 0 0;padding:.5rem 1.25rem;color:#fff;background:var(--blue);border:1px solid var(--blue);border-radius:8px;font:inherit;font-weight:600}
button.other{color:var(--blue);background:#fff}
summary{min-height:44px;padding:.5rem 0;color:var(--blue);cursor:pointer}
code.digits{font-size:1.75rem;text-align:center}
code{display:block;padding:.75rem;background:var(--pale);border-radius:8px;font:1rem/1.6 ui-monospace,Menlo,Consolas,monospace;user-select:all}
dl{margin:0}dt{font-weight:600}dd{margin:0 0 .5rem}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
del{text-decoration:line-through}
@media(min-width:48rem){button{width:auto;min-width:12rem}.pair{display:flex;gap:1rem}}
@media print{header,.calls,form,button{display:none}body{background:#fff}}
`;

/** The look of the phone's page: the kiosk's own colours and corners, in one block, with no other file to load. */
export const UPLOAD_PAGE_STYLE = `
:root{--paper:#faf7f2;--card:#fff;--ink:#1d1b22;--soft:#625d6b;--line:#e9e2d8;--accent:#e4572e;--deep:#c23b16;--teal:#0f5c5c;
color-scheme:light;font:17px/1.5 -apple-system,system-ui,"Segoe UI",Roboto,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;min-height:100vh;min-height:100svh;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;
background-image:radial-gradient(120% 60% at 100% 0,#fde4d6 0,rgba(253,228,214,0) 60%)}
main{display:flex;flex-direction:column;min-height:100vh;min-height:100svh;max-width:32rem;margin:0 auto;
padding:1.25rem max(1.25rem,env(safe-area-inset-right)) calc(1.25rem + env(safe-area-inset-bottom)) max(1.25rem,env(safe-area-inset-left))}
.brand{display:flex;align-items:center;gap:.6rem;font-weight:700;font-size:1.05rem;letter-spacing:-.01em}
.brand svg{width:1.05rem;height:auto}
h1{margin:0 0 .5rem;font-size:2rem;line-height:1.15;letter-spacing:-.025em;text-wrap:balance}
h2{margin:0;text-wrap:balance;font-size:1.35rem;line-height:1.25;letter-spacing:-.01em}
p{margin:0;text-wrap:pretty}
.lead{color:var(--soft);font-size:1.08rem}
.picture{display:block;width:min(76%,18.5rem);height:auto;margin:2rem auto 1.75rem}
.hero{margin-bottom:1.5rem}
form{display:block}
.choose{position:relative;display:flex;align-items:center;justify-content:center;min-height:4rem;padding:.9rem 1.25rem;border-radius:20px;
background:var(--accent);color:#fff;font-weight:700;font-size:1.25rem;text-align:center;cursor:pointer;box-shadow:0 10px 24px -10px rgba(228,87,46,.75)}
.choose:active{background:var(--deep)}
.choose:focus-within{outline:3px solid var(--teal);outline-offset:3px}
.choose svg{flex:none;width:1.5rem;height:1.5rem;margin-right:.65rem}
.choose input{position:absolute;inset:0;width:100%;height:100%;opacity:0;font-size:1rem;cursor:pointer}
.types{margin-top:.75rem;text-wrap:balance;color:var(--soft);font-size:.88rem;text-align:center}
.privacy{display:flex;gap:.6rem;align-items:flex-start;margin-top:auto;padding-top:1.75rem;color:var(--soft);font-size:.88rem}
.privacy svg{flex:none;width:1.15rem;height:1.15rem;margin-top:.1rem;color:var(--teal)}
#files,.results{list-style:none;margin:0 0 1.25rem;padding:0;display:grid;gap:.75rem}
#files:empty{display:none}
.row{display:grid;grid-template-columns:4rem 1fr auto;gap:0 .9rem;align-items:center;padding:.75rem;border-radius:20px;background:var(--card);
box-shadow:0 1px 2px rgba(29,27,34,.06),0 8px 20px -14px rgba(29,27,34,.25)}
.thumb{grid-column:1;grid-row:1/3;position:relative;width:4rem;height:4rem;border-radius:12px;background:#f1e9df}
.thumb>svg{position:absolute;inset:1.1rem;color:#c9bcab}
.thumb img{position:absolute;inset:0;width:100%;height:100%;border-radius:12px;object-fit:cover}
.status{align-self:end;font-weight:600;line-height:1.3}
.bar{grid-column:2;align-self:start;height:.45rem;margin-top:.45rem;border-radius:9px;background:#f0e8dd;overflow:hidden}
.bar i{display:block;height:100%;border-radius:9px;background:var(--accent);transform:scaleX(0);transform-origin:0 50%;transition:transform .2s}
.mark{grid-column:3;grid-row:1/3;width:1.75rem;height:1.75rem;display:none}
.mark svg{display:block;overflow:visible}
.retry{grid-column:2/4;grid-row:2;justify-self:start;min-height:2.75rem;margin-top:.4rem;padding:.4rem 1.1rem;border:2px solid var(--deep);border-radius:14px;
background:none;color:var(--deep);font:inherit;font-weight:700}
.row[data-state=waiting] .status{color:var(--soft);font-weight:500}
.row[data-state=sent] .mark.ok,.row[data-state=failed] .mark.no{display:block}
.row[data-state=sent] .status{color:var(--teal)}
.row[data-state=failed] .status{grid-column:2/4;color:var(--deep);font-size:.95rem}
.thumb .mark{position:absolute;right:-.35rem;bottom:-.35rem;width:1.5rem;height:1.5rem;border-radius:50%;box-shadow:0 0 0 3px var(--card)}
.row[data-state=sent] .bar,.row[data-state=failed] .bar{display:none}
.row[data-state=sent] .status,.row[data-state=failed] .status{align-self:center;grid-row:span 2}
.row[data-state=failed] .status:has(+.bar+.retry:not([hidden])){grid-row:auto}
.plain{grid-template-columns:1fr auto}
.row.plain .status{grid-column:1;grid-row:1}
.row.plain .mark{grid-column:2;grid-row:1}
.done{display:flex;gap:1rem;align-items:center;margin-bottom:1.25rem;padding:1.25rem;border-radius:20px;background:var(--teal);color:#fff}
.done svg{flex:none;width:3rem;height:3rem}
.done p{margin-top:.2rem;opacity:.92}
.notice{margin-bottom:1.25rem;padding:1rem 1.25rem;border-radius:20px;background:#fbe3d9;color:#7d2409;font-weight:600}
[data-stage=sending] .picture,[data-stage=done] .picture,[data-stage=sending] .hero .lead,[data-stage=done] .hero .lead,[data-stage=done] .types{display:none}
[data-stage=sending] .hero,[data-stage=done] .hero{margin:1.5rem 0 1.25rem}
[data-stage=done] .hero h1{display:none}
[data-stage=sending] h1{font-size:1.5rem}
[data-stage=done] .choose{background:none;color:var(--deep);box-shadow:inset 0 0 0 2px var(--deep)}
.send{display:block;width:100%;min-height:4rem;margin-top:1rem;border:0;border-radius:20px;background:var(--accent);color:#fff;font:inherit;font-weight:700;font-size:1.25rem}
html:not(.scripted) .choose{display:block;background:var(--card);color:var(--ink);box-shadow:inset 0 0 0 2px var(--line);font-size:1.05rem;text-align:left}
html:not(.scripted) .choose svg{display:none}
html:not(.scripted) .choose input{position:static;display:block;height:auto;margin-top:.6rem;opacity:1}
.scripted .send{display:none}
.message{margin:auto 0;padding:2rem 0}
.message svg{display:block;width:4.5rem;height:4.5rem;margin-bottom:1.25rem}
.message section+section{margin-top:2rem;padding-top:2rem;border-top:2px solid var(--line)}
.message h1{font-size:1.7rem}
@media (max-width:350px){.choose{font-size:1.15rem;padding:.9rem .75rem}}
@media (max-height:700px){.picture{width:9rem;margin:1rem auto}h1{font-size:1.7rem}}
@media (prefers-reduced-motion:reduce){.bar i{transition:none}}
`;

/// The report's style sheet.
enum ReportStyle {
    static let text = #"""

        :root{color-scheme:light dark;--bg:#fff;--fg:#1c2024;--soft:#5a6470;--line:#d9dee4;--card:#f6f8fa;
        --fact:#2563a8;--quote:#17713f;--denial:#b3261e;--comment:#835500;--none:#6b7280;--hot:#fff3c4;
        --person:#7445b8;--organization:#12737d;--place:#5c731a;--product:#a83278;--other:#666d75;--tgt:#fdebd3;--tgtline:#d9730d}
        @media (prefers-color-scheme:dark){:root{--bg:#16191d;--fg:#e6e9ec;--soft:#9aa5b1;--line:#343b44;--card:#1e2329;
        --fact:#7db4f0;--quote:#6fd09a;--denial:#ff8a80;--comment:#e5b567;--none:#98a1ab;--hot:#4a4220;
        --person:#c3a3f2;--organization:#6ccad4;--place:#b7cf6d;--product:#f093c6;--other:#b0b7bf;--tgt:#46331b;--tgtline:#f0a04b}}
        *{box-sizing:border-box}
        html{scroll-padding-top:1rem}
        body{margin:0 auto;max-width:82rem;padding:1rem 1.5rem 4rem;background:var(--bg);color:var(--fg);
        font:16px/1.55 system-ui,"Noto Sans CJK TC","Noto Sans CJK SC","PingFang TC","Microsoft JhengHei",sans-serif}
        :lang(zh-Hans){font-family:system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
        :lang(zh-Hant),:lang(zh){font-family:system-ui,"Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",sans-serif}
        h1{font-size:1.35rem;margin:.2rem 0 .8rem}h2{font-size:1.25rem;margin:2.2rem 0 .1rem;overflow-wrap:anywhere}
        h3{font-size:1rem;margin:1.2rem 0 .5rem}
        a{color:inherit}a:focus-visible,input:focus-visible,button:focus-visible,summary:focus-visible{outline:3px solid #f0a020;outline-offset:2px;border-radius:2px}
        .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip{position:absolute;left:-99rem}.skip:focus{position:static}
        .facts,.sure,.kind,.others,.legend,#shown{color:var(--soft);font-size:.85rem}
        .facts{margin:.1rem 0 1rem}.legend{margin:.8rem 0 0}
        .filters{display:flex;flex-wrap:wrap;gap:.8rem}.filters[hidden]{display:none}
        fieldset{border:1px solid var(--line);border-radius:8px;padding:.15rem .8rem .5rem;margin:0;display:flex;flex-wrap:wrap;gap:.1rem .9rem;align-items:center}
        legend{font-weight:600;font-size:.85rem;padding:0 .3rem}fieldset label{font-size:.9rem;white-space:nowrap}
        input:not([type=checkbox]),button{font:inherit;font-size:.9rem;padding:.15rem .5rem;border:1px solid var(--line);border-radius:6px;background:var(--card);color:inherit}
        #shown{flex-basis:100%;margin:0;min-height:1.2em}
        #contents ol{columns:20rem;padding-left:1.4rem;font-size:.9rem}
        .m{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px;border-radius:3px;text-decoration-color:currentColor}
        .t-person{color:var(--person)}.t-organization{color:var(--organization);text-decoration-style:double}
        .t-place{color:var(--place);text-decoration-style:dotted}.t-product{color:var(--product);text-decoration-style:dashed}
        .t-other{color:var(--other);text-decoration-style:wavy;text-decoration-thickness:1px}
        .f-pronoun,.f-nominal{text-decoration-thickness:1px}
        a.m:hover,li:target,tr:target>*,:target>.head,.m:target,.fix:target{background:var(--hot)}
        .fix{position:relative;color:var(--soft);border-bottom:1px dotted currentColor;cursor:help}
        .fix.del{font-size:.8em}.fix.ins::before{content:"‸";color:var(--denial);font-weight:700}
        .m .fix{color:inherit}
        .fix:hover::after{content:attr(data-fix);position:absolute;left:0;top:1.7em;z-index:5;background:var(--fg);color:var(--bg);
        font:13px/1.4 system-ui,sans-serif;padding:.15rem .5rem;border-radius:5px;width:max-content;max-width:22rem;white-space:pre-wrap;pointer-events:none}
        .repaired .src .fix{font-size:0;border:0}.repaired .src .fix.ins::before{content:none}.repaired .src .fix::after,.repaired .src .fix:hover::after{content:attr(data-new);all:unset;font-size:1rem;color:var(--quote)}
        .ctl{color:var(--denial);font-size:.8em}
        .tgt{background:var(--tgt);box-shadow:inset 0 -2px var(--tgtline)}
        .cue{color:var(--denial)}
        .flagsign{color:var(--denial)}
        .chip{display:inline-block;border:1px solid var(--line);border-radius:9px;padding:0 .5rem;font-size:.78rem;color:var(--soft)}
        .denials ol{list-style:none;margin:0;padding:0;display:grid;gap:.8rem}
        .card{border:1px solid var(--line);border-left:5px solid var(--soft);border-radius:8px;background:var(--card);padding:.5rem .9rem .7rem}
        .card.flagged{border-left-color:var(--denial)}
        .head{margin:0 0 .3rem}.pair{display:grid;grid-template-columns:1fr auto 1fr;gap:.8rem;align-items:center}
        .role{margin:0;font-size:.78rem;text-transform:uppercase;letter-spacing:.04em;color:var(--soft)}
        .claim blockquote{border-color:var(--tgtline)}.denying blockquote{border-color:var(--denial)}
        blockquote{margin:.1rem 0 .4rem;padding-left:.7rem;border-left:3px solid var(--line)}blockquote p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
        blockquote footer{font-size:.85rem;color:var(--soft)}.missing{margin:0;font-style:italic;color:var(--soft)}
        .arrow{font-size:1.6rem;color:var(--denial);margin:0}
        .body{position:relative;margin-top:1.2rem;padding-left:3.2rem}
        .arcs{position:absolute;left:0;top:0;width:100%;height:100%;pointer-events:none;overflow:visible;z-index:2}
        .arcs path{fill:none;stroke:var(--denial);stroke-width:1.6;opacity:.85}.arcs path.soft{stroke:var(--soft)}.arcs path.head{fill:var(--denial);stroke:none}.arcs path.head.soft{fill:var(--soft)}
        table{border-collapse:collapse;width:100%}
        .body thead th{font-size:.78rem;color:var(--soft);text-align:left;font-weight:600;padding:.2rem .5rem;border-bottom:1px solid var(--line)}
        .body td,.body tbody th{padding:.28rem .5rem;vertical-align:top;text-align:left}
        .body tbody th{font-weight:400;font-size:.8rem;color:var(--soft);width:2.6rem;padding-top:.4rem}
        .body tr.para>*{border-top:1px solid var(--line)}
        td.label{width:8.4rem;font-size:.82rem;padding-top:.4rem}td.label a{color:var(--denial);white-space:nowrap}
        .tag{font-weight:600;color:var(--none)}
        tr .tag{border-left:4px solid;padding-left:.4rem}
        .l-reported_fact .tag{color:var(--fact)}.l-quote .tag{color:var(--quote)}.l-denial .tag{color:var(--denial)}.l-commentary .tag{color:var(--comment)}
        td.source{width:11rem;font-size:.85rem;overflow-wrap:anywhere;padding-top:.36rem}
        .src,td.other div{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate;font-size:1.02rem}
        td.other{width:38%;border-left:1px solid var(--line);color:var(--soft)}
        .l-denial .src{font-weight:500}
        tr.off{display:none}
        .entities ul{list-style:none;padding:0;margin:0;columns:19rem;column-gap:2rem}
        .entities li{break-inside:avoid;padding:.12rem .3rem;border-radius:4px}.places a{font-size:.78rem;color:var(--soft)}
        .repairs{margin-top:1rem;font-size:.9rem}.repairs td,.repairs th{text-align:left;padding:.1rem .9rem .1rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere;white-space:pre-wrap}
        .repairs table{width:auto}
        summary{cursor:pointer}
        @media screen and (max-width:52rem){.body{padding-left:1.2rem}.body table,.body tbody,.body tr,.body td,.body tbody th{display:block;width:auto;padding:.1rem .3rem;border:0}
        .body thead{display:none}.body td.label,.body td.source,.body tbody th{display:inline-block}.pair{grid-template-columns:1fr}.arrow{display:none}.body tr{padding:.3rem 0}.body tr.para>*{border-top:0}.body tr.para{border-top:1px solid var(--line)}}
        @media print{:root{color-scheme:light;--bg:#fff;--fg:#000;--card:#fff;--soft:#444}
        body{max-width:none;padding:0;font-size:10.5pt}.filters,#contents,.skip,.arcs{display:none!important}.body{padding-left:0}td.label{width:6.6rem}td.source{width:8rem}
        .card,tr{break-inside:avoid}article+article{break-before:page}.repairs{display:none}.repairs[open]{display:block}
        .tgt,.m,.tag{print-color-adjust:exact}}

        """#
}

// Scarica le tabelle che stanno in #piao-dati, senza rete. Senza questo programma il documento dice dove sono.
"use strict";
(() => {
  const source = document.getElementById("piao-dati");
  const box = document.querySelector(".con-dati");
  if (!source || !box) return;
  const data = JSON.parse(source.textContent);
  const codes = ["chiave", "riferimento", "codice"];
  const number = /^[-+\u2212]?[0-9][0-9.,]*[ \u00a0]?[%€]?$/;

  // Nessuna cella è una formula; un codice resta un testo: come i CSV che scrive `piao pubblica`.
  const text = (value, type) => {
    const clean = value.replace(/\0/g, "").replace(/\r\n?/g, "\n");
    const runs = /^[ \u00a0\ufeff]*[=+\-@\t\n\u2212＝＋－＠]/.test(clean) && !number.test(clean);
    const figures = codes.includes(type) && /^[0-9][0-9.,\-/: +eE%]*$/.test(clean);
    return runs || figures ? `'${clean}` : clean;
  };
  const shown = (value, type) => {
    if (value === null) return "";
    if (value === true) return "sì";
    if (value === false) return "no";
    if (typeof value === "number") return String(value).replace(".", ",");
    if (Array.isArray(value)) return value.join(" | ");
    return type === "data" ? value.split("-").reverse().join("/") : value;
  };
  const cell = (value, type) => {
    const words = Array.isArray(value) || (typeof value === "string" && type !== "data");
    return words ? text(shown(value, type), type) : shown(value, type);
  };
  const quoted = (words) => (/[;"\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  const csv = (table) => {
    const rows = [table.colonne, ...table.righe.map((row) => row.map((value, i) => cell(value, table.tipi[i])))];
    return "\ufeff" + rows.map((row) => row.map(quoted).join(";") + "\r\n").join("");
  };
  const json = (table) => {
    const rows = table.righe.map((row) => Object.fromEntries(row.map((value, i) => [table.colonne[i], value])));
    return JSON.stringify({ tabella: table.nome, titolo: table.titolo, fonte: data.fonte, righe: rows }, null, 2) + "\n";
  };
  // Una tabella per le pagine scritte in Markdown: ogni segno che vi ha un senso resta un segno.
  const markdown = (table) => {
    const plain = (words) => words.replace(/[\\`*_[\]<>#~|&]/g, "\\$&").replace(/\s+/g, " ").trim();
    const line = (cells) => `| ${cells.join(" | ")} |\n`;
    const rows = table.righe.map((row) => line(row.map((value, i) => plain(shown(value, table.tipi[i])))));
    return `**${plain(table.titolo)}**\n\n` + line(table.colonne.map(plain)) + line(table.colonne.map(() => "---")) + rows.join("");
  };
  const save = (name, type, words) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([words], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  box.hidden = false;
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-tabella]");
    const table = button && data.tabelle.find((t) => t.nome === button.dataset.tabella);
    if (!table) return;
    const formats = {
      csv: ["csv", "text/csv;charset=utf-8", csv],
      json: ["json", "application/json", json],
      markdown: ["md", "text/markdown;charset=utf-8", markdown],
    };
    const [end, type, written] = formats[button.dataset.formato];
    save(`${table.nome}.${end}`, type, written(table));
  });
})();

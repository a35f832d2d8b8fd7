import type { Programme } from "../../src/core/talk.ts";
import { programmeOf } from "./programme.ts";

/** What a page must show as text and never obey. */
export const PAYLOADS = [
  `<script>alert("script")</script>`,
  `<img src=x onerror=alert("img")>`,
  `<svg onload=alert("svg")><style>*{display:none}</style></svg>`,
  `</style><style>body{display:none}</style>`,
  `[click](javascript:alert("link"))`,
  `"><iframe srcdoc="<script>alert(1)</script>">`,
];

/** A programme whose every text tries to break out. */
export function hostileProgramme(): Programme {
  const { workshop, talks } = programmeOf(
    PAYLOADS.map((payload, index) => ({
      title: `Attack ${index} ${payload}`,
      id: `attack-${index}`,
      by: [`Mallory ${payload}`],
      day: "2031-01-01",
      room: `Room ${payload}`,
      start: `2031-01-01T1${index}:00:00Z`,
      summary: `It says ${payload}. And ${payload}.`,
      facts: [payload],
      topics: [`topic${index}`, payload],
      links: [
        { label: payload, url: "javascript:alert(1)" },
        { label: "page", url: `https://example.org/${encodeURIComponent(payload)}` },
      ],
    })),
    "attacks-2031",
  );
  return {
    workshop: { ...workshop, name: `Attacks ${PAYLOADS[0]}`, firstDay: "2031-01-01", lastDay: "2031-01-01" },
    talks,
  };
}

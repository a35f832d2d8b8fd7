import { OperatorError } from "../core/errors.ts";
import { decodeText, decodeXml } from "./decode.ts";
import { type Format, formatNamed, kindOfFormat } from "./formats.ts";
import { type Material, peek, whole } from "./material.ts";
import { type Part, type Read, together } from "./parts.ts";
import type { Scratch } from "./scratch.ts";
import { SNIFFED, sniff } from "./sniff.ts";

/** A document of JSON and where it comes from. */
interface Document {
  readonly name: string;
  readonly value: unknown;
}

/**
 * Recognises files by their content and reads each with its importer, which is loaded only now. Several files make one
 * programme: pages of one interface, or parts in the same format. What may be very large is kept in `scratch`. Throws
 * OperatorError for what can't be read.
 */
export async function readMaterials(
  materials: readonly Material[],
  wanted: string,
  scratch: Scratch,
): Promise<Read> {
  const format = formatNamed(wanted);
  const parts: Part[] = [];
  const documents: Document[] = [];
  for (const given of materials) {
    const { head, material } = await peek(given, SNIFFED);
    const kind = format ? kindOfFormat(format) : sniff(head, material.name);
    if (kind === "json") documents.push(await parseJson(material));
    else parts.push({ name: material.name, read: await readOne(kind, material, scratch) });
  }
  if (documents.length > 0) parts.push(...(await readDocuments(documents, format)));
  return together(parts);
}

/** Reads documents of JSON that are at hand, such as the pages of an interface. */
async function readDocuments(documents: readonly Document[], format: Format | undefined): Promise<Part[]> {
  const { jsonFormats } = await import("./json-formats.ts");
  const [first] = documents;
  const fitting = jsonFormats.find((candidate) =>
    format ? candidate.format === format : documents.every(({ value }) => candidate.fits(value)),
  );
  const name = first?.name ?? "";
  if (!fitting || !documents.every(({ value }) => fitting.fits(value))) {
    throw new OperatorError(
      `${name}: this JSON isn't ${format ?? "a schedule.json, of pretalx or of Sessionize"}${documents.length > 1 ? ", or the files don't belong together" : ""}.`,
    );
  }
  if (fitting.together) {
    return [
      { name, read: { format: fitting.format, draft: fitting.read(documents.map(({ value }) => value)) } },
    ];
  }
  return documents.map((document) => ({
    name: document.name,
    read: { format: fitting.format, draft: fitting.read([document.value]) },
  }));
}

async function readOne(
  kind: Exclude<ReturnType<typeof sniff>, "json">,
  material: Material,
  scratch: Scratch,
): Promise<Read> {
  const { name } = material;
  switch (kind) {
    case "xml": {
      const { readFrabXml } = await import("./frab/xml.ts");
      const texts = decodeXml(material.bytes);
      return { format: "schedule.xml", draft: await readFrabXml(texts, name, await scratch.spool()) };
    }
    case "feed": {
      const { readFeed } = await import("./feed/read.ts");
      const texts: string[] = [];
      for await (const text of decodeXml(material.bytes)) texts.push(text);
      return { format: "feed", draft: readFeed(texts.join(""), name) };
    }
    case "icalendar": {
      const { readICalendar } = await import("./icalendar/read.ts");
      return { format: "icalendar", draft: readICalendar(await whole(material), name) };
    }
    case "csv": {
      const { readCsv } = await import("./csv/read.ts");
      return { format: "csv", draft: readCsv(decodeText(await whole(material)), name) };
    }
    case "yaml": {
      const { readProgrammeText } = await import("./programme-yaml/read.ts");
      return { format: "yaml", programme: readProgrammeText(decodeText(await whole(material)), name) };
    }
  }
}

async function parseJson(material: Material): Promise<Document> {
  const text = decodeText(await whole(material)).replace(/^\uFEFF/u, "");
  try {
    const value: unknown = JSON.parse(text);
    return { name: material.name, value };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : "";
    throw new OperatorError(`${material.name}: it isn't well-formed JSON: ${reason}`, { cause: error });
  }
}

import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
} from "yaml";
import { z } from "zod";
import { type Fault, type Path, pathText } from "./fault.ts";
import { readText } from "./text-file.ts";

const PLAINLY: Partial<Record<YAMLError["code"], string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'two fields on one line: put text that holds ": " in quotes',
  MULTIPLE_DOCS: "a second document begins after ---: write one per file",
  RESOURCE_EXHAUSTION: "is nested too deeply",
};

/** A YAML file as plain data that still knows on which line everything stands. */
export interface YamlFile {
  /** What the file says; undefined when it can't be read, and then `faults` says why. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** The line, from 1, of the field or entry at a path, or of the nearest one around it. */
  lineOf(path: Path): number;
  /** A fault of what stands at a path. */
  fault(path: Path, text: string): Fault;
}

/**
 * Reads a YAML file of one document, with the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema),
 * in which a day stays text. Never throws for what is wrong with the file: `faults` tells it. Aliases are refused, so
 * that a small file can't unfold into a huge one.
 */
export async function readYamlFile(file: string, byteLimit?: number): Promise<YamlFile> {
  const read = await readText(file, byteLimit);
  return read.ok ? parseYaml(read.text, file) : broken(file, [{ file, line: 0, text: read.reason }]);
}

/** Reads YAML that is at hand as text, as `readYamlFile` does; `file` is what it is called in faults. */
export function parseYaml(text: string, file: string): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    schema: "core",
    resolveKnownTags: false,
    stringKeys: true,
    // The library compares every key with every other, which takes minutes in a hostile file: `refused` does it.
    uniqueKeys: false,
  });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  const faults = [
    ...[...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
      offset: pos[0],
      text: PLAINLY[code] ?? message,
    })),
    ...refused(document),
  ].map(({ offset, text: said }) => ({ file, line: lineAt(offset), text: said }));
  if (faults.length > 0) return broken(file, faults);

  const lineOf = (path: Path): number => lineAt(offsetOf(document, path));
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    faults,
    lineOf,
    fault: (path, said) => ({
      file,
      line: lineOf(path),
      text: path.length > 0 ? `${pathText(path)}: ${said}` : said,
    }),
  };
}

/** What stands under one field at the top of a file, as if it were a file of its own. */
export function sectionOf(file: YamlFile, field: string): YamlFile {
  const fields = z.record(z.string(), z.unknown()).safeParse(file.value).data;
  return {
    value: fields?.[field],
    faults: file.faults,
    lineOf: (path) => file.lineOf([field, ...path]),
    fault: (path, text) => file.fault([field, ...path], text),
  };
}

function broken(file: string, faults: readonly Fault[]): YamlFile {
  return { value: undefined, faults, lineOf: () => 0, fault: (_path, text) => ({ file, line: 0, text }) };
}

/** A place in the text, in characters from its beginning, and what is wrong there. */
interface Spot {
  readonly offset: number;
  readonly text: string;
}

function refused(document: Document.Parsed): Spot[] {
  const spots: Spot[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items.filter(hasTextKey)) {
        if (seen.has(key.value)) spots.push({ offset: start(key), text: `${key.value} stands here twice` });
        seen.add(key.value);
      }
    },
    Alias: (_key, alias) => {
      const text = `aliases aren't read: write out what *${alias.source} stands for`;
      spots.push({ offset: start(alias), text });
    },
  });
  return spots;
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let place: Place = { offset: start(document.contents), value: document.contents };
  for (const step of path) {
    const inner = stepInto(place.value, step);
    if (!inner) break;
    place = inner;
  }
  return place.offset;
}

interface Place {
  readonly offset: number;
  readonly value: unknown;
}

function stepInto(parent: unknown, step: PropertyKey): Place | undefined {
  if (isMap(parent)) {
    const pair = parent.items.filter(hasTextKey).find(({ key }) => key.value === step);
    return pair && { offset: start(pair.key), value: pair.value };
  }
  const item = isSeq(parent) && typeof step === "number" ? parent.items[step] : undefined;
  return isNode(item) ? { offset: start(item), value: item } : undefined;
}

function hasTextKey(pair: Pair): pair is Pair<Scalar<string>> {
  return isScalar(pair.key) && typeof pair.key.value === "string";
}

function start(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

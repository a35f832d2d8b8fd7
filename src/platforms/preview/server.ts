import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { streamSSE } from "hono/streaming";
import { ZodError } from "zod";
import { refusal } from "./guard.ts";
import type { Noticeboard } from "./noticeboard.ts";
import type { PreviewParts } from "./parts.ts";
import { requests } from "./requests.ts";
import { createHandlers, sentenceOf } from "./routes.ts";

const LARGEST_REQUEST = 64_000;
/** A sign of life, so that a page notices soon when the bot is gone; milliseconds. */
const HEARTBEAT = 15_000;
const RECONNECT = 1000;

/** Scripts and styles come from the page's own files, pictures also as data; nothing is loaded from or sent elsewhere. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  // The one attribute that discord-components writes for the name of an author without a colour.
  styleSrcAttr: ["'unsafe-hashes'", "'sha256-YyzoJpP5ML1Dl1K7WQbfMCvG6Df0Mckd/cH2Bl2ywZQ='"],
  imgSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Who may ask. */
export interface Doors {
  /** The host it listens on. */
  readonly host: string;
  readonly password?: string | undefined;
}

/** The page and what it asks for, as a web application. */
export function createServer(parts: PreviewParts, noticeboard: Noticeboard, doors: Doors): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const { host, origin, site } = arrival(context);
    const reason = refusal({ host, origin, site }, doors.host);
    return reason === undefined ? next() : context.json({ message: reason }, 403);
  });
  if (doors.password !== undefined)
    app.use(basicAuth({ username: "rapporteur", password: doors.password, realm: "Rapporteur" }));
  app.use(
    secureHeaders({
      contentSecurityPolicy: POLICY,
      referrerPolicy: "no-referrer",
      strictTransportSecurity: false,
    }),
  );
  app.use(compress());
  app.post("/api/*", bodyLimit({ maxSize: LARGEST_REQUEST }));
  addRoutes(app, parts);
  app.get("/api/events", (context) => events(context, noticeboard));
  app.use("/assets/*", async (context, next) => {
    await next();
    context.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.use(serveStatic({ root: parts.folder }));
  app.onError((error, context) => failed(error, context, parts));
  return app;
}

function addRoutes(app: Hono, parts: PreviewParts): void {
  const handlers = createHandlers(parts);
  const add = (route: keyof typeof requests, answer: (body: unknown) => Promise<unknown>): void => {
    app.post(`/api/${route}`, async (context) => context.json(await answer(await context.req.json())));
  };
  add("ask", (body) => handlers.ask(requests.ask.parse(body)));
  add("press", (body) => handlers.press(requests.press.parse(body)));
  add("complete", (body) => handlers.complete(requests.complete.parse(body)));
  add("feed", (body) => handlers.feed(requests.feed.parse(body)));
  add("digest", (body) => handlers.digest(requests.digest.parse(body)));
  add("programme", (body) => handlers.programme(requests.programme.parse(body)));
  add("about", (body) => handlers.about(requests.about.parse(body)));
}

function arrival(context: Context): { host?: string; origin?: string; site?: string } {
  const { host, origin, "sec-fetch-site": site } = context.req.header();
  return {
    ...(host !== undefined && { host }),
    ...(origin !== undefined && { origin }),
    ...(site !== undefined && { site }),
  };
}

/** Tells an open page of each post, and by its silence that the bot is gone. */
function events(context: Context, noticeboard: Noticeboard): Response {
  return streamSSE(context, async (stream) => {
    const stop = noticeboard.watch((posted) => {
      void stream.writeSSE({ event: "posted", data: JSON.stringify(posted) });
    });
    stream.onAbort(stop);
    try {
      while (!stream.aborted) {
        await stream.writeSSE({ event: "here", data: "", retry: RECONNECT });
        await stream.sleep(HEARTBEAT);
      }
    } finally {
      stop();
    }
  });
}

function failed(error: Error, context: Context, { log }: PreviewParts): Response {
  if (error instanceof HTTPException) return error.getResponse();
  if (error instanceof ZodError || error instanceof SyntaxError)
    return context.json(
      { message: "The page and the bot don't fit together: please load the page again." },
      400,
    );
  const message = sentenceOf(error);
  if (message !== undefined) return context.json({ message }, 404);
  log.error({ err: error, path: context.req.path }, "the preview failed");
  return context.json({ message: "Something went wrong on my side: the bot's log says more." }, 500);
}

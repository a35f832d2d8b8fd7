import { render } from "preact";
import { App } from "./app.tsx";
import "slack-blocks-to-jsx/dist/style.css";
import "./style.css";
import "./messages.css";
import "./timeline.css";

const root = document.querySelector("#root");
if (root) render(<App />, root);

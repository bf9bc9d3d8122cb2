// A web server that answers the counter's procedures behind the house's own guards, made to be killed in the middle of one
// by the test that started it.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { requestContext } from "@/server/trpc/context";
import { router as routerOf } from "@/server/trpc/init";
import { staffBillingRouter } from "../staff.router";

const router = routerOf({ staff: routerOf({ billing: staffBillingRouter }) });
async function respond(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of asked) body.push(chunk as Buffer);
  const headers = new Headers(Object.entries(asked.headers).map(([name, value]) => [name, String(value)]));
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(`http://${headers.get("host")}${asked.url}`, {
      method: "POST",
      headers,
      body: Buffer.concat(body),
    }),
    router,
    createContext: () => requestContext(headers),
  });
  answer.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}

const server = createServer((asked, answer) => void respond(asked, answer));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") process.stdout.write(`${address?.port}\n`);
});

import { setTimeout as sleep } from "node:timers/promises";
import { Advice } from "./say";

/** Waits until the web server says that it and its database are well. Throws an Advice after `seconds`. */
export async function waitForHealth(port: number, seconds = 90): Promise<void> {
  const address = `http://localhost:${port}/api/health`;
  let last = "no answer";
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(200)) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      last = String((error as Error).cause ?? error);
    }
  }
  throw new Advice(`The web server did not become ready within ${seconds} s; ${address} says: ${last}`);
}

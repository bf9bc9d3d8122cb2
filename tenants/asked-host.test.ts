import { expect, test } from "vitest";
import { askedHost } from "./resolve";

const asked = (headers: Record<string, string>) => askedHost(new Headers(headers));

test("a forwarded host counts for nothing beside a real one", () => {
  expect(asked({ host: "a.example.cn", "x-forwarded-host": "b.example.cn" })).toBe("a.example.cn");
  expect(asked({ host: "a.localhost:3000", "x-forwarded-host": "b.localhost:3000" })).toBe("a.localhost:3000");
});

test("what the server asks itself, after a server action, is for the site of the browser behind it", () => {
  expect(asked({ host: "localhost:3000", "x-forwarded-host": "a.localhost:3000" })).toBe("a.localhost:3000");
  expect(asked({ host: "localhost:3000" })).toBe("localhost:3000");
});

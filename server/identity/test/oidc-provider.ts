import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Claims = { sub: string; email?: string; email_verified?: boolean };
type Grant = { claims: Claims; nonce: string | null; challenge: string; redirectUri: string };

const base64 = (value: string | Buffer) => Buffer.from(value).toString("base64url");

/**
 * An OpenID provider for tests, in this process: discovery, keys and the token endpoint, with the PKCE check a real one
 * makes. Whoever the test says has signed in there gets a code by `authorize`.
 */
export async function startOidcProvider(client: { id: string; secret: string }) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();
  let issuer = "";
  const server: Server = createServer((request, response) => {
    void answer(request).then(({ status = 200, body }) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  const answer = async (request: IncomingMessage): Promise<{ status?: number; body: object }> => {
    if (request.url === "/keys") return { body: { keys: [key] } };
    if (request.url === "/token") return tokenFor(new URLSearchParams(await textOf(request)), request);
    return {
      body: {
        ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
        userinfo_endpoint: `${issuer}/userinfo`,
        ...{ jwks_uri: `${issuer}/keys`, response_types_supported: ["code"], subject_types_supported: ["public"] },
        ...{ id_token_signing_alg_values_supported: ["RS256"], code_challenge_methods_supported: ["S256"] },
      },
    };
  };
  const tokenFor = (form: URLSearchParams, request: IncomingMessage) => {
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`;
    const known = request.headers.authorization === basic || form.get("client_secret") === client.secret;
    if (!grant || !known || grant.challenge !== verifier || grant.redirectUri !== form.get("redirect_uri")) {
      return { status: 400, body: { error: "invalid_grant" } };
    }
    const at = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: client.id, iat: at, exp: at + 300, nonce: grant.nonce, ...grant.claims };
    const body = `${base64(JSON.stringify({ alg: "RS256", kid: "1" }))}.${base64(JSON.stringify(claims))}`;
    const idToken = `${body}.${sign("RSA-SHA256", Buffer.from(body), privateKey).toString("base64url")}`;
    return { body: { access_token: "unused", token_type: "Bearer", expires_in: 300, id_token: idToken } };
  };
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    /** Somebody signs in at the provider; where their browser is sent back to. */
    authorize(address: URL, claims: Claims): URL {
      const asked = address.searchParams;
      const code = `code-${grants.size}-${claims.sub}`;
      const redirectUri = asked.get("redirect_uri") ?? "";
      grants.set(code, {
        claims,
        nonce: asked.get("nonce"),
        challenge: asked.get("code_challenge") ?? "",
        redirectUri,
      });
      const back = new URL(redirectUri);
      back.search = new URLSearchParams({ code, state: asked.get("state") ?? "", iss: issuer }).toString();
      return back;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

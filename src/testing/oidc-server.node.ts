/** An identity provider as a bureau may run one: discovery, authorize, token with a signed id_token, keys, userinfo. */
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { Hono } from "hono";
import { type Served, givenSocket } from "./served.node.ts";

type Person = { sub: string; email: string; email_verified: boolean; name: string };

export type OidcServer = Served & {
  /** Whom it takes the next visitor for. */
  visitor: (person: Person) => void;
  /** Makes it lie: sign with another key, or for another nonce. */
  lie: (how: "key" | "nonce" | null) => void;
  client: { id: string; secret: string };
};

type Grant = { person: Person; nonce: string; challenge: string; redirect: string };

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const newKey = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

export async function givenOidcServer(): Promise<OidcServer> {
  const client = { id: "wenfa", secret: "secret-of-the-client" };
  const keys = newKey();
  const foreign = newKey();
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Person>();
  let visitor: Person = { sub: "1", email: "nobody@test.example", email_verified: true, name: "无人" };
  let lie: "key" | "nonce" | null = null;
  const app = new Hono();
  let url = "";

  app.get("/.well-known/openid-configuration", (c) =>
    c.json({
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      userinfo_endpoint: `${url}/userinfo`,
      jwks_uri: `${url}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
  );
  app.get("/keys", (c) => c.json({ keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256", use: "sig" }] }));
  app.get("/authorize", (c) => {
    const asked = c.req.query();
    const redirect = asked["redirect_uri"] ?? "";
    if (asked["client_id"] !== client.id || asked["code_challenge_method"] !== "S256") return c.text("no such client", 400);
    const code = randomUUID();
    grants.set(code, { person: visitor, nonce: asked["nonce"] ?? "", challenge: asked["code_challenge"] ?? "", redirect });
    return c.redirect(`${redirect}?code=${code}&state=${encodeURIComponent(asked["state"] ?? "")}&iss=${encodeURIComponent(url)}`);
  });
  app.post("/token", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const basic = Buffer.from((c.req.header("authorization") ?? "").replace("Basic ", ""), "base64").toString();
    const known = basic === `${client.id}:${client.secret}` || form.get("client_secret") === client.secret;
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || !known || challenge !== grant.challenge || form.get("redirect_uri") !== grant.redirect)
      return c.json({ error: "invalid_grant" }, 400);
    const access = randomUUID();
    tokens.set(access, grant.person);
    const now = Math.floor(Date.now() / 1000);
    const nonce = lie === "nonce" ? "another" : grant.nonce;
    const claims = { iss: url, aud: client.id, iat: now, exp: now + 300, nonce, ...grant.person };
    const signed = `${encoded({ alg: "RS256", kid: "k1", typ: "JWT" })}.${encoded(claims)}`;
    const by = lie === "key" ? foreign.privateKey : keys.privateKey;
    const idToken = `${signed}.${sign("RSA-SHA256", Buffer.from(signed), by).toString("base64url")}`;
    return c.json({ access_token: access, token_type: "Bearer", expires_in: 300, id_token: idToken });
  });
  app.get("/userinfo", (c) => {
    const person = tokens.get((c.req.header("authorization") ?? "").replace("Bearer ", ""));
    return person ? c.json(person) : c.json({ error: "invalid_token" }, 401);
  });

  const served = await givenSocket(app);
  url = served.url;
  return {
    ...served,
    client,
    visitor: (person) => {
      visitor = person;
    },
    lie: (how) => {
      lie = how;
    },
  };
}

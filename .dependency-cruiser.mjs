// The import rules of the house: who may use whom. `npm run check` applies them; each rule says why.
// Type imports leave no trace in the program, and are free unless a rule says otherwise.
const tests = "\\.(test|spec)\\.tsx?$|^e2e/|^(db|server/[a-z]+)/test/|^server/scenarios/";
const valueOnly = { dependencyTypesNot: ["type-only"] };
const npm = (...names) => `^node_modules/(${names.join("|")})/`;

/** A vendor's package, and the only files that may use it. */
const vendors = {
  stripe: "^server/platform/",
  twilio: "^server/platform/",
  nodemailer: "^server/platform/",
  flydrive: "^server/platform/",
  "graphile-worker": "^server/(worker\\.ts|platform/)|^db/",
  "next-auth": "^server/identity/|^app/api/auth/",
  pg: "^db/|^scripts/|^bench/",
  pino: "^server/platform/",
  "@node-rs/argon2": "^server/identity/|^server/platform/",
};

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one module; move what both need into a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: valueOnly },
    },
    {
      name: "resolvable",
      comment: "The imported module does not exist.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(server-only|client-only)$" },
    },
    {
      name: "pages-never-query",
      comment: "app/ is delivery only: a page talks to a procedure, and a procedure opens the tenant transaction.",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^db/", ...valueOnly },
    },
    {
      name: "pages-talk-to-procedures",
      comment: "A page or component uses a feature through the in-process caller or useTRPC(), and its schemas.ts.",
      severity: "error",
      from: { path: "^app/", pathNot: `^app/(api|_session|\\(auth\\))/|${tests}` },
      to: { path: "^server/(?!trpc/|platform/)", pathNot: "/schemas\\.ts$", ...valueOnly },
    },
    {
      name: "adapters-use-public-faces",
      comment:
        "app/api/ is a thin adapter, and so is the door (only a server action can set the session's cookie): they call a feature through its index.ts.",
      severity: "error",
      from: { path: "^app/(api|_session|\\(auth\\))/", pathNot: tests },
      to: {
        path: "^server/(?!trpc/|platform/)",
        pathNot: "/(schemas|index)\\.ts$|^server/identity/auth\\.ts$",
        ...valueOnly,
      },
    },
    {
      name: "features-meet-at-their-faces",
      comment:
        "A feature uses another through its index.ts (public face) or schemas.ts, so that the rest can change freely.",
      severity: "error",
      from: { path: "^server/([^/]+)/", pathNot: `^server/trpc/|${tests}` },
      to: {
        path: "^server/[^/]+/",
        pathNot: "^server/$1/|^server/platform/|^server/trpc/(init|context|errors)\\.ts$|/(index|schemas)\\.ts$",
        ...valueOnly,
      },
    },
    {
      name: "platform-knows-no-feature",
      comment: "server/platform is beneath the features and must not depend on one.",
      severity: "error",
      from: { path: "^server/platform/", pathNot: tests },
      to: { path: "^server/(?!platform/)|^app/|^tenants/packs/", ...valueOnly },
    },
    {
      name: "server-knows-no-page",
      comment: "Rules do not depend on their delivery.",
      severity: "error",
      from: { path: "^(server|db|tenants|emails)/", pathNot: tests },
      to: { path: "^app/(?!_i18n/)", ...valueOnly },
    },
    {
      name: "one-choke-point",
      comment:
        "The pools belong to db/: everybody else goes through withTenant, withGroup or withSystem in db/tenant.ts.",
      severity: "error",
      from: { pathNot: "^db/" },
      to: { path: "^db/client\\.ts$" },
    },
    {
      name: "schemas-are-pure",
      comment: "tenants/schemas runs in the browser too: zod and itself, nothing else.",
      severity: "error",
      from: { path: "^tenants/schemas/", pathNot: tests },
      to: { pathNot: "^tenants/schemas/|^node_modules/zod/" },
    },
    {
      name: "feature-schemas-are-browser-safe",
      comment:
        "A feature's schemas.ts is shared with client components: it may use other schemas and pure platform rules only.",
      severity: "error",
      from: { path: "^server/.+/schemas\\.ts$" },
      to: {
        pathNot:
          "/schemas\\.ts$|^tenants/(schemas/|permissions\\.ts$)|^server/platform/(money|dates|phone)\\.ts$|^node_modules/(zod|date-fns|@date-fns)/",
        ...valueOnly,
      },
    },
    {
      name: "mails-are-templates",
      comment: "emails/: props in, markup out.",
      severity: "error",
      from: { path: "^emails/", pathNot: tests },
      to: { path: "^(server|db|app)/", ...valueOnly },
    },
    {
      name: "tests-are-not-imported",
      comment: "The program must not depend on its tests.",
      severity: "error",
      from: { pathNot: `${tests}|^scripts/|^vitest\\.config|^bench/` },
      to: { path: tests },
    },
    {
      name: "scripts-are-not-imported",
      comment: "scripts/ starts the house; the house does not know it.",
      severity: "error",
      from: { path: "^(app|server|tenants|emails|db)/", pathNot: tests },
      to: { path: "^scripts/" },
    },
    {
      name: "no-dev-packages",
      comment: "A package that the running program needs belongs to dependencies, not devDependencies.",
      severity: "error",
      from: { path: "^(app|server|db|tenants|emails)/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg"], pathNot: "^node_modules/@types/", ...valueOnly },
    },
    ...Object.entries(vendors).map(([name, place]) => ({
      name: `vendor-${name}`,
      comment: `${name} is used in one place only (${place}), so that it can be replaced and its sandbox tells the truth.`,
      severity: "error",
      from: { pathNot: `${place}|${tests}` },
      to: { path: npm(name), ...valueOnly },
    })),
  ],
  options: {
    // TypeScript 7 has no programming interface yet; swc parses, and tells type imports apart.
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "^node_modules" },
    exclude: { path: "^(\\.next|\\.data|public)/|\\.(css|svg|png)$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};

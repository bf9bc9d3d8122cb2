export * from "./accounts";
export * from "./billing";
export * from "./config";
export * from "./hq";
export * from "./metering";
export * from "./platform";
export * from "./registry";
export * from "./tickets";

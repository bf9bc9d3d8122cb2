export { findLogo, logoMaxBytes, storeLogo } from "./logo";

// @guard types page TS2591
export const home = process.env.HOME

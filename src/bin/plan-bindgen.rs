//! Turns the bare wasm module into one with JavaScript glue: `plan-bindgen MODULE.wasm OUT_DIR`.
//!
//! The generator is used as a library, so that its version is the one in Cargo.lock and nothing need be installed.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, out] = &arguments[..] else {
        eprintln!("usage: plan-bindgen MODULE.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    let result = bindgen.input_path(module).web(true).and_then(|bindgen| {
        bindgen
            .typescript(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .out_name("plan_explorer")
            .generate(out)
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("plan-bindgen: {module}: {e:#}");
            ExitCode::from(2)
        }
    }
}

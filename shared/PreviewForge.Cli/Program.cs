using PreviewForge.Cli;

return await ForgeCommand.RunAsync(args);

"""How the weights are made: data, network, training, export, calibration, model card."""
